import { describe, expect, it } from 'vitest';
import { describeAdvice, findBaselineHelp } from '../../../integration/astro/src/page/advice.ts';
import { recommend } from '../../../integration/engine/src/report/recommendation.ts';
import type { SpecReport, Status } from '../../../integration/engine/src/report/schema.ts';
import { ENGLISH_STRINGS, Strings } from '../../../integration/astro/src/strings/strings.ts';
import { makeDocument, makeFinding, makeReport, makeSpecReport } from '../support/report.ts';

const IDS = ['2026-01-10-001-doc', 'docs/a.md', '2026-01-11-002-top', 'docs/b.md'];
const others = IDS.map((id) => makeSpecReport(declared(id)));

/** The parts of a report that tell a page from another spec. */
function declared(id: string): Pick<SpecReport, 'id' | 'kind' | 'file' | 'documents'> {
  return id.endsWith('.md')
    ? { id, kind: 'page', file: id, documents: [makeDocument({ file: id })] }
    : { id, kind: 'chant', file: `.chant/specs/${id}.md`, documents: [makeDocument()] };
}

/** A spec as the engine reports it. */
function reported(id: string, status: Status, upstreamDrift: string[]): SpecReport {
  const spec = declared(id);
  const specs = new Map(others.map((other) => [other.id, other]));
  const recommendation = recommend(spec, status, upstreamDrift, specs);
  return makeSpecReport({ ...spec, status, upstreamDrift, recommendation });
}

describe('describeAdvice', () => {
  it.each<[string, Status, string[]]>([
    ['2026-01-11-002-top', 'drifted', []],
    ['2026-01-11-002-top', 'drifted', ['2026-01-10-001-doc']],
    ['2026-01-11-002-top', 'drifted', ['docs/a.md']],
    ['2026-01-11-002-top', 'upstream-drifted', ['2026-01-10-001-doc']],
    ['2026-01-11-002-top', 'upstream-drifted', ['docs/a.md']],
    ['docs/b.md', 'drifted', ['docs/a.md']],
    ['docs/b.md', 'upstream-drifted', ['2026-01-10-001-doc']],
    ['docs/b.md', 'upstream-drifted', ['docs/a.md']],
    ['docs/b.md', 'up-to-date', []],
  ])(
    'equals the recommendation of the report in English: %s, %s by %j',
    (id, status, upstreamDrift) => {
      const spec = reported(id, status, upstreamDrift);
      const said = describeAdvice(spec, { specs: others }, ENGLISH_STRINGS);
      expect(said).toBe(spec.recommendation?.text ?? null);
    },
  );

  it.each([1, 2, 4])('names %i edited documents that a re-run would overwrite', (count) => {
    const files = Array.from({ length: count }, (_, index) => `docs/${String(index)}.md`);
    const id = '2026-01-11-002-top';
    const specs = new Map(others.map((other) => [other.id, other]));
    const editedOf = (of: string) => (of === id ? files : []);
    const spec = makeSpecReport({
      ...declared(id),
      status: 'drifted',
      recommendation: recommend(declared(id), 'drifted', [], specs, editedOf),
      documents: files.map((file) => makeDocument({ file, edited: true })),
    });
    const said = describeAdvice(spec, { specs: others }, ENGLISH_STRINGS);
    expect(said?.replaceAll('`', '')).toBe(spec.recommendation?.text);
    expect(said).toContain('`docs/0.md`');
  });

  it('is in the language of the page', () => {
    const spec = reported('docs/b.md', 'upstream-drifted', ['2026-01-10-001-doc']);
    expect(describeAdvice(spec, { specs: others }, new Strings('de'))).toBe(
      'Erst 001-doc neu ausführen, dann diese Seite prüfen',
    );
  });

  it('is null where the report has no recommendation', () => {
    const spec = {
      ...reported('docs/b.md', 'upstream-drifted', ['docs/a.md']),
      recommendation: null,
    };
    expect(describeAdvice(spec, { specs: others }, ENGLISH_STRINGS)).toBeNull();
  });
});

describe('findBaselineHelp', () => {
  const spec = makeSpecReport({ status: 'unknown' });
  const help = 'Fetch it.';
  const report = makeReport(
    [spec],
    [
      makeFinding({ rule: 'invalid-spec' }),
      makeFinding({ rule: 'unknown-baseline', spec: 'other' }),
      makeFinding({ rule: 'unknown-baseline', help }),
    ],
  );

  it('is the help of the finding on the baseline of the spec', () => {
    expect(findBaselineHelp(spec, report)).toBe(help);
    expect(findBaselineHelp({ ...spec, status: 'drifted' }, report)).toBeNull();
  });

  it('is the fix of the repository if there is no such finding', () => {
    const { repository } = makeReport([]);
    expect(findBaselineHelp(spec, { findings: [], repository })).toBeNull();
    const problem = { reason: 'git is missing', fix: 'Install git.' };
    const broken = { ...repository, problem };
    expect(findBaselineHelp(spec, { findings: [], repository: broken })).toBe('Install git.');
  });
});
