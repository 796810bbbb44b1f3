import { describe, expect, it } from 'vitest';
import type { FileComparison } from '../../../integration/engine/src/drift/file-comparison.ts';
import { NO_LINES } from '../../../integration/engine/src/git/patch.ts';
import {
  brokenCitations,
  describeKind,
  describeReason,
  describeSpec,
  type FileView,
  groupDocuments,
  groupFiles,
} from '../../../integration/astro/src/page/changes.ts';
import {
  type ChangedFile,
  describeFile,
} from '../../../integration/astro/src/page/changed-file.ts';
import { roomForDiffs } from '../../../integration/astro/src/page/changes-size.ts';
import type { ChangeReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { textOfMarkup } from '../support/markup.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeEvidence,
  makeSpecReport,
} from '../support/report.ts';

function fileNamed(path: string, over: Partial<ChangedFile> = {}): ChangedFile {
  return {
    path,
    previousPath: null,
    kind: 'modified',
    additions: 1,
    deletions: 1,
    diff: null,
    note: null,
    ...over,
  };
}

const COMMIT = {
  oid: 'c'.repeat(40),
  date: '2026-02-15T10:30:00Z',
  author: 'Dana Whitfield',
  subject: 'Add MFA setup',
};

describe('changed files on the page of a spec', () => {
  const spec = makeSpecReport({
    changes: [
      makeChange({ path: 'a.ts' }),
      makeChange({ path: 'b.ts', significance: 'comment', significant: false }),
      makeChange({ path: 'd.ts' }),
    ],
  });
  const groups = groupFiles(
    spec,
    ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map((path) => fileNamed(path)),
  );

  it('are grouped into drifting, cited and insignificant ones', () => {
    const names = (files: readonly FileView[]): string[] => files.map(({ path }) => path);
    expect(names(groups.drifting)).toEqual(['a.ts', 'd.ts']);
    expect(names(groups.cited)).toEqual(['c.ts']);
    expect(names(groups.harmless)).toEqual(['b.ts']);
  });

  it('are numbered in the order of the groups', () => {
    const { drifting, cited, harmless } = groups;
    expect([...drifting, ...cited, ...harmless].map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it.each<[string, Partial<FileComparison>, Partial<ChangedFile>]>([
    ['modified', {}, { kind: 'modified', additions: 3, deletions: 2 }],
    ['added', { before: null }, { kind: 'added' }],
    ['deleted', { after: null }, { kind: 'deleted' }],
    ['renamed', { previousPath: 'old.ts' }, { kind: 'renamed', previousPath: 'old.ts' }],
    ['a submodule', { before: null, after: null }, { kind: 'modified' }],
    ['binary', { diff: { ...NO_LINES, binary: true } }, { additions: null, deletions: null }],
    ['not here', { diff: null }, { additions: null, deletions: null }],
  ])('can be %s', (_, over, expected) => {
    const diff = { ...NO_LINES, additions: 3, deletions: 2 };
    const file = {
      path: 'a.ts',
      previousPath: null,
      isLink: false,
      role: null,
      before: 'x',
      after: 'y',
      diff,
    };
    expect(describeFile({ ...file, ...over }, { diff: null, note: null })).toMatchObject(expected);
  });
});

describe('describeReason', () => {
  function reasonFor(over: Partial<ChangeReport>): string | null {
    return describeReason(
      { ...fileNamed('a.ts'), change: makeChange(over), index: 0 },
      ENGLISH_STRINGS,
    );
  }

  it.each<[Partial<ChangeReport>, string | null]>([
    [{}, 'code changed'],
    [{ kind: 'added' }, null],
    [{ significance: 'binary' }, 'binary content changed'],
    [{ kind: 'renamed', significance: null }, 'the same under another name'],
    [{ significant: false, significance: 'comment' }, 'only comments changed'],
    [{ significant: false, significance: null }, 'only the name changed'],
    [{ significant: false, ignored: true }, 'changed by ignored commits only'],
    [{ significant: false, additions: null }, 'the clone lacks the old content'],
  ])('for %j says %j', (over, words) => {
    expect(reasonFor(over)).toBe(words);
  });

  it('returns null for a file that is only cited', () => {
    expect(
      describeReason({ ...fileNamed('a.ts'), change: null, index: 0 }, ENGLISH_STRINGS),
    ).toBeNull();
  });

  it('is preceded by the old name of a renamed file', () => {
    const file = fileNamed('a.ts', { kind: 'renamed', previousPath: 'b.ts' });
    expect(describeKind({ ...file, change: null, index: 0 }, ENGLISH_STRINGS)).toBe(
      'renamed from b.ts',
    );
  });
});

describe('the summary sentence of a spec', () => {
  const others = ['B', 'C', 'D', 'E'].map((author) => ({ ...COMMIT, oid: author, author }));
  const table = [COMMIT, ...others];
  const sentence = (over: Partial<SpecReport>): string =>
    textOfMarkup(
      describeSpec(makeSpecReport(over), table, ENGLISH_STRINGS)
        .toString()
        .replaceAll(/<[^>]*>/g, ''),
    );
  const drifted = (changes: ChangeReport[], over: Partial<SpecReport> = {}): string =>
    sentence({ status: 'drifted', inputCount: 154, changes, ...over });

  it('counts files, lines, commits and authors', () => {
    expect(drifted([makeChange({ commits: [0] })])).toBe(
      '1 of 154 source files has changed since 28 Jan 2026: 45 lines added, 12 removed, in 1 commit by Dana Whitfield.',
    );
  });

  it('counts a commit once, and leaves out insignificant changes', () => {
    expect(
      drifted([
        makeChange({ commits: [0, 1], additions: 1, deletions: 0 }),
        makeChange({ path: 'b.ts', commits: [0], additions: 0, deletions: 0 }),
        makeChange({ path: 'c.ts', significant: false, additions: 99 }),
      ]),
    ).toBe(
      '2 of 154 source files have changed since 28 Jan 2026: 1 line added, 0 removed, in 2 commits by Dana Whitfield and B.',
    );
  });

  it('names at most three authors', () => {
    expect(drifted([makeChange({ commits: [4, 3, 2, 1, 0] })])).toContain(
      'in 5 commits by E, D, C and 2 others.',
    );
  });

  it('says that changes are not committed yet', () => {
    expect(drifted([makeChange({ modifiedAt: null })])).toContain('removed, not committed yet.');
  });

  it('never counts more changed files than sources', () => {
    expect(drifted([makeChange({ kind: 'deleted' })], { inputCount: 0 })).toContain(
      '1 source file has changed',
    );
  });

  it.each<[string, Partial<SpecReport>, string]>([
    [
      'up to date',
      { inputCount: 3 },
      'Nothing has changed since 28 Jan 2026 in its 3 source files.',
    ],
    [
      'up to date, with changes that do not matter',
      { changes: [makeChange({ significant: false })] },
      '1 file has changed since 28 Jan 2026, which does not count as drift.',
    ],
    ['without sources', { inputCount: 0 }, 'It names no source file that exists.'],
    [
      'behind through another',
      { status: 'upstream-drifted', upstreamDrift: ['003-mid', '001-cpl'] },
      'Nothing has changed since 28 Jan 2026 in its 1 source file. But it builds on 001-cpl, through 003-mid, and that has drifted.',
    ],
    [
      'not completed',
      { status: 'not-completed' },
      'It is not completed, so its sources cannot be compared yet.',
    ],
    [
      'unknown',
      { status: 'unknown', baseline: { ...makeSpecReport().baseline, reason: 'it is shallow' } },
      'It is not known whether its sources have changed: it is shallow.',
    ],
    [
      'accepted',
      {
        status: 'accepted',
        baseline: {
          ...makeSpecReport().baseline,
          acceptance: {
            author: 'Dana',
            date: '2026-02-20T08:00:00Z',
            reason: 'Only names.',
            until: '2026-03-01',
            expired: false,
          },
        },
      },
      'Accepted by Dana on 20 Feb 2026, until 1 Mar 2026: Only names. Nothing has changed since 20 Feb 2026 in its 1 source file.',
    ],
  ])('is told for a spec that is %s', (_, over, expected) => {
    expect(sentence(over)).toBe(expected);
  });
});

describe('documents on the page of a spec', () => {
  const stale = makeCitation({ state: 'changed', stale: true, section: 'auth', line: 26 });
  const cites = makeDocument({
    file: 'docs/modules.md',
    sections: [
      { heading: 'Intro', slug: 'intro', line: 1, state: 'up-to-date', impact: 'none' },
      { heading: 'Auth', slug: 'auth', line: 20, state: 'needs-review', impact: 'cited' },
    ],
    citations: [makeCitation(), makeCitation({ state: 'moved' }), stale],
  });
  const other = makeDocument({ file: 'docs/overview.md' });

  it('are affected if they may be wrong, or a citation is no longer right', () => {
    const spec = makeSpecReport({ status: 'drifted', documents: [other, cites] });
    const { affected, others } = groupDocuments(spec);
    expect(affected).toEqual([
      { document: cites, sections: [cites.sections[1]], broken: 1, reasons: [], more: 0 },
    ]);
    expect(others.map(({ document }) => document.file)).toEqual(['docs/overview.md']);
  });

  it('have the first reasons for their states', () => {
    const evidence = Array.from({ length: 12 }, () => makeEvidence());
    const review = makeDocument({ state: 'needs-review', impact: 'named', evidence });
    const quiet = makeDocument({ state: 'nearby-changes', impact: 'public', evidence: [] });
    const documents = [quiet, ...Array.from({ length: 31 }, () => review)];
    const { affected, others } = groupDocuments(makeSpecReport({ status: 'drifted', documents }));
    expect(affected[0]).toMatchObject({ reasons: evidence.slice(2), more: 2 });
    expect(affected[30]).toMatchObject({ reasons: [], more: 12 });
    expect(others).toMatchObject([{ document: quiet, reasons: [], more: 0 }]);
  });

  it.each(['nearby-changes', 'up-to-date', 'unknown'] as const)(
    'are not affected in the state %s, whatever changed',
    (state) => {
      const documents = [makeDocument({ state })];
      const { affected, others } = groupDocuments(makeSpecReport({ status: 'drifted', documents }));
      expect([affected.length, others.length]).toEqual([0, 1]);
    },
  );

  it('have their broken citations listed, with line and heading', () => {
    const found = brokenCitations(makeSpecReport({ documents: [other, cites] }));
    expect(found).toEqual([
      {
        file: 'docs/modules.md',
        citation: stale,
        section: cites.sections[1],
        problem: 'drift.spec.linesChanged',
      },
    ]);
  });

  it.each([
    ['deleted', 'drift.spec.linesGone'],
    ['out-of-range', 'drift.spec.outOfRange'],
    ['missing', 'drift.spec.missing'],
  ] as const)('can have a broken citation that is %s', (state, problem) => {
    const document = makeDocument({ citations: [makeCitation({ state, current: null })] });
    const [found] = brokenCitations(makeSpecReport({ documents: [document] }));
    expect(found).toMatchObject({ problem, section: null });
  });

  it('can have a changed citation of a whole file', () => {
    const whole = makeCitation({ state: 'changed', startLine: null, endLine: null });
    const document = makeDocument({ citations: [whole] });
    const [found] = brokenCitations(makeSpecReport({ documents: [document] }));
    expect(found?.problem).toBe('drift.spec.fileChanged');
  });
});

describe('roomForDiffs', () => {
  const pathsOf = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `src/file-${index}.ts`);
  const room = (paths: string[], pages: number): number =>
    roomForDiffs(makeSpecReport(), [], paths, pages);

  it('is the rest of 1.5 MB, and never nothing', () => {
    expect(room(pathsOf(1), 1)).toBeGreaterThan(1_250_000);
    expect(room(pathsOf(200), 1)).toBeLessThan(1_050_000);
    expect(room(pathsOf(50_000), 1)).toBe(room(pathsOf(1000), 1));
    expect(room(pathsOf(1000), 1)).toBeGreaterThan(500_000);
  });

  it('is smaller if many specs have changed', () => {
    expect(room(pathsOf(1), 50)).toBe(room(pathsOf(1), 1));
    expect(room(pathsOf(1), 1000)).toBe(100_000);
  });

  it('is smaller the more the page says about the files', () => {
    const commits = Array.from({ length: 9 }, () => ({ ...COMMIT, subject: 'x'.repeat(1000) }));
    const change = makeChange({ path: 'src/file-0.ts', commits: [...commits.keys()] });
    const busy = makeSpecReport({ changes: [change] });
    const less = room(pathsOf(1), 1) - roomForDiffs(busy, commits, pathsOf(1), 1);
    expect(less).toBeGreaterThan(5000);
    expect(less).toBeLessThan(7000);
  });
});
