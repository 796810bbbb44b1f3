import { describe, expect, it } from 'vitest';
import type { FileComparison } from '../../../integration/engine/src/drift/file-comparison.ts';
import type { SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { compareWithBaselines, isMarked } from '../../../integration/astro/src/source/baselines.ts';
import type { CitingSpec } from '../../../integration/astro/src/source/citing.ts';
import { describeDifference } from '../../../integration/astro/src/source/wording.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { makeDocument, makeSpecReport } from '../support/report.ts';

const PATH = 'src/auth.ts';

function citing(id: string, over: Partial<SpecReport> = {}): CitingSpec {
  const document = makeDocument({ file: `docs/${id}.md` });
  const spec = makeSpecReport({ id, documents: [document], ...over });
  return { spec, documents: [{ document, citations: [] }] };
}

function comparison(
  before: string | null,
  hunks: readonly [oldCount: number, newStart: number, newCount: number][],
): FileComparison {
  const all = hunks.map(([oldCount, newStart, newCount]) => ({
    oldStart: 1,
    oldCount,
    newStart,
    newCount,
  }));
  const diff = { additions: 1, deletions: 1, binary: false, hunks: all };
  return {
    path: PATH,
    previousPath: null,
    isLink: false,
    role: 'tracks',
    before,
    after: 'now',
    diff,
  };
}

/** The differences as the legend tells them, and how many marks each has. */
function legend(
  specs: readonly CitingSpec[],
  files: Record<string, FileComparison>,
): { texts: string[]; marks: number[] } {
  const { differences, marks } = compareWithBaselines(PATH, specs, (id) => files[id], 100);
  return {
    texts: differences.map(
      (difference) =>
        `${difference.documents.map(({ file, day }) => `${file} ${day}`).join(', ')}: ${describeDifference(difference, ENGLISH_STRINGS)}`,
    ),
    marks: marks.map(({ size }) => size),
  };
}

describe('compareWithBaselines', () => {
  it('counts lines for each baseline, those with marks and newer ones first', () => {
    const specs = [
      citing('same'),
      citing('old', { completedAt: '2026-01-01T00:00:00Z' }),
      citing('new', { completedAt: '2026-02-01T00:00:00Z' }),
    ];
    const files = {
      old: comparison('a', [
        [0, 1, 18],
        [3, 30, 27],
        [2, 60, 0],
        [2, 70, 0],
      ]),
      new: comparison('b', [[0, 1, 1]]),
    };
    expect(legend(specs, files)).toEqual({
      texts: [
        'docs/new.md 2026-02-01: 1 added',
        'docs/old.md 2026-01-01: 18 added, 27 changed, 2 places with lines removed',
        'docs/same.md 2026-01-28: unchanged',
      ],
      marks: [1, 47],
    });
  });

  it('joins baselines with the same content of the file', () => {
    const files = { a: comparison('x', [[0, 1, 1]]), b: comparison('x', [[0, 1, 1]]) };
    expect(legend([citing('a'), citing('b')], files)).toEqual({
      texts: ['docs/a.md 2026-01-28, docs/b.md 2026-01-28: 1 added'],
      marks: [1],
    });
  });

  it('says nothing without a baseline or without the old content', () => {
    const none = makeSpecReport().baseline;
    const specs = [
      citing('none', { baseline: { ...none, from: null }, completedAt: null }),
      citing('lost'),
    ];
    const files = { lost: { ...comparison('x', []), diff: null } };
    expect(legend(specs, files)).toEqual({
      texts: ['docs/none.md 2026-01-28, docs/lost.md 2026-01-28: not known'],
      marks: [],
    });
  });

  it('says that a file is unchanged that an acceptance does not list', () => {
    const baseline = { ...makeSpecReport().baseline, from: 'accepted' } as const;
    expect(legend([citing('a', { baseline })], {}).texts).toEqual([
      'docs/a.md 2026-01-28: unchanged',
    ]);
    expect(legend([citing('a', { baseline, inputs: [] })], {}).texts).toEqual([
      'docs/a.md 2026-01-28: not known',
    ]);
  });

  it('marks all lines of a new file', () => {
    const files = { a: comparison(null, [[0, 1, 100]]) };
    expect(legend([citing('a')], files)).toEqual({
      texts: ['docs/a.md 2026-01-28: the file is new'],
      marks: [100],
    });
  });

  it('marks lines for at most eight baselines, and counts them for more', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `s${index}`);
    const files = Object.fromEntries(ids.map((id) => [id, comparison(id, [[0, 1, 1]])]));
    const specs = ids.map((id) => citing(id));
    const { differences, marks } = compareWithBaselines(PATH, specs, (id) => files[id], 100);
    expect(marks).toHaveLength(8);
    expect(differences.map(isMarked)).toEqual(ids.map((_, index) => index < 8));
    expect(legend(specs, files).texts.at(-1)).toBe('docs/s9.md 2026-01-28: 1 added, without marks');
  });
});
