import { describe, expect, it } from 'vitest';
import {
  otherSpecs,
  selectReport,
} from '../../../integration/astro/src/public-report/selection.ts';
import type { Finding, Report, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeEvidence,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

/** A chant spec with documents. */
function makeChant(id: string, files: string[], over: Partial<SpecReport> = {}): SpecReport {
  const documents = files.map((file) => makeDocument({ file }));
  return makeSpecReport({ id, file: `.chant/specs/${id}.md`, documents, ...over });
}

/** A page with `tracks` in its frontmatter. */
function makePage(file: string, over: Partial<SpecReport> = {}): SpecReport {
  const documents = [makeDocument({ file })];
  return makeSpecReport({ id: file, kind: 'page', file, title: file, documents, ...over });
}

function select(report: Report, rendered: string[], unlisted: string[] = []) {
  return selectReport(report, { isRendered: (file) => rendered.includes(file), unlisted });
}

function idsOf({ specs }: Report): string[] {
  return specs.map(({ id }) => id);
}

describe('a site', () => {
  it('shows the report as it is where every document has a page', () => {
    const report = makeReport([makeChant('001', ['docs/a.md', 'docs/a.csv']), makePage('b.md')]);
    const selection = select(report, ['docs/a.md', 'b.md']);
    expect(selection.report).toBe(report);
    expect(selection.leftOut.size).toBe(0);
  });

  it('shows no completed spec of whose documents it has no page', () => {
    const plan = {
      heading: 'Plan',
      slug: 'plan',
      line: 5,
      state: 'up-to-date',
      impact: 'none',
    } as const;
    const draft = makeDocument({ file: 'docs/draft.mdx', sections: [plan] });
    const report = makeReport([
      makePage('docs/shown.md'),
      makePage('docs/draft.mdx', { status: 'drifted', documents: [draft] }),
      makeChant('001-none', ['docs/none.md', 'docs/none.json']),
      makeChant('002-one', ['docs/one.md', 'docs/other.md']),
      makeChant('003-data', ['docs/data.csv']),
      makeChant('004-without', []),
      makeChant('005-planned', ['docs/planned.md'], { status: 'not-completed' }),
      makeChant('006-private', ['docs/shown.md'], { public: false }),
    ]);
    const { report: shown, leftOut } = select(report, ['docs/shown.md', 'docs/one.md']);
    expect(idsOf(shown)).toEqual([
      'docs/shown.md',
      '002-one',
      '003-data',
      '004-without',
      '005-planned',
    ]);
    expect(shown.summary).toMatchObject({
      specs: { total: 5, drifted: 0, upToDate: 4, notCompleted: 1 },
    });
    expect(shown.specs.map(({ documents }) => documents.map(({ file }) => file))).toEqual([
      ['docs/shown.md'],
      ['docs/one.md'],
      ['docs/data.csv'],
      [],
      [],
    ]);
    expect([...leftOut].sort()).toEqual([
      '.chant/specs/001-none.md',
      '.drift/001-none.json',
      '.drift/docs/draft.mdx.json',
      '.drift/docs/draft.mdx/(top).json',
      '.drift/docs/draft.mdx/plan.json',
      'docs/draft.mdx',
      'docs/none.md',
      'docs/other.md',
      'docs/planned.md',
    ]);
  });

  it('does not tell what builds on, or was made from, a document without a page', () => {
    const report = makeReport([
      makePage('docs/draft.md', { status: 'drifted' }),
      makeChant('001-top', ['docs/top.md'], {
        status: 'upstream-drifted',
        upstream: ['docs/draft.md', '002-low'],
        upstreamDrift: ['docs/draft.md'],
        recommendation: { text: 'Check docs/draft.md first', command: null },
        inputs: [
          { role: 'informed_by', pattern: 'docs/draft.md', matched: 1, files: ['docs/draft.md'] },
          { role: 'tracks', pattern: 'docs/**', matched: 2, files: ['docs/a.py', 'docs/draft.md'] },
        ],
        changes: [
          makeChange({ path: 'docs/draft.md' }),
          makeChange({ kind: 'renamed', path: 'docs/b.py', previousPath: 'docs/draft.md' }),
          makeChange({ path: 'docs/a.py' }),
        ],
      }),
      makeChant('002-low', []),
    ]);
    const evidence = [
      makeEvidence({ path: 'docs/draft.md' }),
      makeEvidence({ path: 'docs/b.py' }),
      makeEvidence({ text: '`draft` is new in `docs/draft.md`' }),
      makeEvidence({ path: 'docs/a.py' }),
    ];
    const impact = { state: 'needs-review', impact: 'named' } as const;
    report.specs[1]?.documents.splice(
      0,
      1,
      makeDocument({ file: 'docs/top.md', evidence, ...impact }),
    );
    const { report: shown } = select(report, ['docs/top.md']);
    expect(JSON.stringify(shown)).not.toContain('draft');
    expect(JSON.stringify(shown)).not.toContain('docs/b.py');
    expect(shown.specs[0]?.documents).toEqual([
      { ...makeDocument({ file: 'docs/top.md', ...impact }), evidence: evidence.slice(3) },
    ]);
    expect(shown.specs[0]).toMatchObject({
      upstream: ['002-low'],
      inputs: [{ pattern: 'docs/**', matched: 2, files: ['docs/a.py'] }],
      changes: [{ path: 'docs/a.py' }],
    });
  });

  it('does not tell that cited lines are in a document without a page now', () => {
    const current = { path: 'docs/draft.md', startLine: 1, endLine: 3 };
    const citations = [
      makeCitation({ state: 'moved', current }),
      makeCitation({ text: 'docs/draft.md', path: 'docs/draft.md', current }),
    ];
    const node = { label: 'a', path: 'src/a', startLine: null, endLine: null, drifted: false };
    const diagrams = [{ line: 9, nodes: [{ ...node, state: 'moved' as const, current }] }];
    const report = makeReport([
      makePage('docs/draft.md'),
      makeChant('001', [], {
        documents: [makeDocument({ file: 'docs/top.md', citations, diagrams })],
      }),
    ]);
    const [document] = select(report, ['docs/top.md']).report.specs[0]?.documents ?? [];
    expect(document?.citations[0]).toMatchObject({ state: 'deleted', current: null });
    expect(document?.citations[1]).toMatchObject({ current });
    expect(document?.diagrams[0]?.nodes[0]).toMatchObject({ state: 'deleted', current: null });
  });

  it('has no evidence that names a spec without a page, on pages that no known page shows', () => {
    const evidence = [makeEvidence({ text: '`002-low` has drifted' }), makeEvidence()];
    const other = makeSpecReport({
      upstreamDrift: ['002-low'],
      documents: [makeDocument({ evidence })],
    });
    const [shown] = otherSpecs(makeReport([other]), makeReport([])).specs;
    expect(shown?.documents).toEqual([makeDocument({ evidence: evidence.slice(1) })]);
  });

  it('has no finding about what it leaves out, or that names it', () => {
    const kept: Partial<Finding>[] = [
      { spec: '001-top', message: '002-hid and docs/draft.md: 1 of 2 sources changed' },
      { spec: null, message: 'specs/002-hid.markdown: names `docs/draft.md.txt`, a-002-hid' },
      { spec: null, message: 'x/docs/draft.md and 002-hid-b', file: 'docs/draft.mdx' },
      { spec: null, message: 'Nothing is known', file: '.' },
      { spec: null, file: '.drift/docs/owner.md/plan.json', message: 'is not JSON' },
    ];
    const dropped: Partial<Finding>[] = [
      { spec: '002-hid', file: '.chant/specs/002-hid.md' },
      { spec: '001-top', file: 'docs/draft.md' },
      { spec: '001-top', message: 'docs/draft.md does not exist, though it is named' },
      { spec: '001-top', message: '`depends_on` names `hid`, which may be any of 000, 002-hid' },
      { spec: '001-top', message: 'builds on itself, through 001-top, 002-hid.' },
      { spec: '001-top', help: 'Check docs/draft.md.' },
      { spec: null, file: '.drift/002-hid.json' },
      { spec: null, file: '.chant/specs/003-odd.md', message: 'frontmatter is not valid' },
      { spec: null, message: '`depends_on` names `003-odd`, which is no spec' },
      { spec: null, file: '.drift/003-odd.json', message: 'is about a spec that does not exist' },
      { spec: null, file: '.drift/docs/own.md.json', message: 'is not JSON' },
      { spec: null, file: '.drift/docs/own.md/plan.json', message: 'is not JSON' },
      { spec: null, message: '.drift/docs/own.md/(top).json: is not JSON' },
      { spec: null, file: '.drift/docs/odd.md/plan.json', message: 'is not JSON' },
    ];
    const top = makeChant('001-top', ['docs/top.md'], { title: '002-hid and docs/draft.md' });
    const report = makeReport(
      [top, makeChant('002-hid', ['docs/draft.md']), makePage('docs/own.md')],
      [...kept, ...dropped].map(makeFinding),
    );
    const unlisted = ['.chant/specs/003-odd.md', 'docs/odd.md'];
    const { report: shown } = select(report, ['docs/top.md'], unlisted);
    expect(shown.findings).toEqual(kept.map(makeFinding));
    expect(shown.summary.warnings).toBe(kept.length);
  });
});
