import { describe, expect, it } from 'vitest';
import type { BaseComparison } from '../../../integration/engine/src/report/base-comparison.ts';
import type { ComposedReport } from '../../../integration/engine/src/report/compose.ts';
import type {
  DocumentReport,
  EvidenceReport,
  Finding,
  Report,
  SpecReport,
} from '../../../integration/engine/src/report/schema.ts';
import { narrowReport } from '../../../integration/engine/src/report/since.ts';
import { renderText } from '../../../integration/engine/src/reporters/text.ts';
import type { Concern, Subject } from '../../../integration/engine/src/rules/rule.ts';
import {
  makeChange,
  makeCitation,
  makeDocument,
  makeEvidence,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

type Found = readonly [Partial<Finding>, Partial<Subject>?];

function compose(specs: SpecReport[], found: readonly Found[]): ComposedReport {
  const subjects = new Map(
    found.map(([over, about]): [Finding, Subject] => [
      {
        rule: 'drift',
        severity: 'warn',
        message: 'Something',
        spec: '001-doc',
        file: '.chant/specs/001-doc.md',
        help: 'Mend it',
        fingerprint: '',
        ...over,
      },
      { subject: '', section: null, ...about },
    ]),
  );
  return { report: makeReport(specs, [...subjects.keys()]), subjects };
}

const STILL: BaseComparison = {
  differs: () => false,
  nameThen: (path) => path,
  grew: () => false,
  touched: () => false,
};

function narrow(
  before: ComposedReport,
  after: ComposedReport,
  advance: Partial<BaseComparison> = {},
): Report {
  return narrowReport(before, after, {
    ref: 'main',
    commit: 'c'.repeat(40),
    advance: { ...STILL, ...advance },
  });
}

const drifted = (over: Partial<SpecReport> = {}): SpecReport =>
  makeSpecReport({ status: 'drifted', changes: [makeChange()], ...over });

const cited = (line: number, over: Partial<Finding> = {}): Partial<Finding> => ({
  rule: 'broken-citation',
  file: 'docs/a.md',
  line,
  message: `docs/a.md:${line} cites \`x.ts:1\``,
  ...over,
});

const X = { subject: 'x.ts:1' };

describe('narrowing a report to what changed since another', () => {
  it('leaves nothing of equal reports', () => {
    const same = compose([drifted()], [[{}], [cited(3), X]]);
    expect(narrow(same, same)).toMatchObject({
      since: { ref: 'main', commit: 'c'.repeat(40), resolved: [] },
      summary: { specs: { total: 0, drifted: 0 }, warnings: 0 },
      specs: [],
      findings: [],
    });
  });

  it('matches equal citations by section, not by line', () => {
    const before = compose([makeSpecReport()], [[cited(9), { ...X, section: 'one' }]]);
    const after = compose(
      [makeSpecReport()],
      [
        [cited(3), { ...X, section: 'intro' }],
        [cited(70), { ...X, section: 'one' }],
      ],
    );
    expect(narrow(before, after).findings.map(({ line }) => line)).toEqual([3]);
    expect(narrow(after, before).since?.resolved.map(({ line }) => line)).toEqual([3]);
  });

  it('does not call a citation resolved that another rule reports', () => {
    const before = compose([makeSpecReport()], [[cited(9, { rule: 'changed-citation' }), X]]);
    const after = compose([makeSpecReport()], [[cited(9), X]]);
    const report = narrow(before, after);
    expect(report.findings.map(({ rule }) => rule)).toEqual(['broken-citation']);
    expect(report.since?.resolved).toEqual([]);
  });

  it('keeps a spec that had drifted before for its new findings, without its changes', () => {
    const report = narrow(
      compose([drifted()], [[{}]]),
      compose([drifted()], [[{}], [cited(3), X]]),
    );
    expect(report.findings.map(({ rule }) => rule)).toEqual(['broken-citation']);
    expect(report.specs).toMatchObject([{ status: 'drifted', changes: [] }]);
    expect(renderText(report)).toContain('It had drifted before, and has not drifted further');
  });

  it('tells continuing drift from new drift, also of a spec that moved', () => {
    const moved = drifted({ file: '.chant/archive/001-doc.md' });
    const before = compose([drifted()], [[{}]]);
    const after = compose([moved], [[{ file: moved.file }]]);
    const differs = (path: string): boolean => path.startsWith('.chant/');
    expect(narrow(before, after, { differs }).findings).toEqual([]);
    expect(narrow(before, after, { differs, grew: () => true }).findings[0]?.message).toBe(
      'Architecture: drifts further, as 1 of 1 sources changed since 2026-01-28: src/auth.ts (+45 −12)',
    );
    expect(narrow(compose([], []), after, { differs }).findings[0]?.message).toBe(
      'Architecture: 1 of 1 sources changed since 2026-01-28: src/auth.ts (+45 −12)',
    );
  });

  it('keeps older drift if an acceptance was removed, of the page or of a section', () => {
    const sections = [
      { heading: 'A', slug: 'a', line: 3, state: 'needs-review', impact: 'named' } as const,
    ];
    const page = (over: Partial<SpecReport>): SpecReport =>
      makeSpecReport({
        id: 'docs/a.md',
        kind: 'page',
        file: 'docs/a.md',
        documents: [makeDocument({ file: 'docs/a.md', sections })],
        ...over,
      });
    const before = compose([page({})], []);
    const after = compose([page({ status: 'drifted', changes: [makeChange()] })], []);
    const kept = (differing: string): number =>
      narrow(before, after, { differs: (path) => path === differing }).specs.length;
    expect(
      ['docs/a.md.json', 'docs/a.md/a.json', 'docs/a.md/(top).json', 'docs/a.md/b.json'].map(
        (file) => kept(`.drift/${file}`),
      ),
    ).toEqual([1, 1, 1, 0]);
  });

  describe('of a document', () => {
    const [auth, data] = ['src/auth.ts', 'src/data.ts'].map((path) =>
      makeEvidence({ path, text: `\`${path}\` matters` }),
    );
    if (auth === undefined || data === undefined) expect.unreachable();
    const file = 'docs/architecture.md';
    const composed = (evidence: EvidenceReport[], isAnyChange = false): ComposedReport => {
      const changes = ['src/auth.ts', 'src/data.ts'].map((path) => makeChange({ path }));
      const document = makeDocument({ impact: evidence[0]?.impact ?? 'internal', evidence });
      const concern: Concern = {
        document: file,
        evidence,
        isAnyChange,
        tell: (part) => ({ text: part.map(({ text }) => text).join(), line: part.length }),
      };
      return compose([drifted({ changes, documents: [document] })], [[{ file }, { concern }]]);
    };
    const grew = (path: string) => (_: string, grown: string) => grown === path;

    it('has only the evidence of new changes, and its line', () => {
      const both = composed([auth, data]);
      const report = narrow(both, both, { grew: grew('src/data.ts') });
      expect(report.findings).toMatchObject([
        { message: 'Architecture: drifts further, as `src/data.ts` matters', file, line: 1 },
      ]);
      expect(narrow(compose([], []), both, { differs: () => true }).findings).toMatchObject([
        { message: 'Architecture: `src/auth.ts` matters,`src/data.ts` matters', line: 2 },
      ]);
    });

    it('is left out if the new changes do not concern it, unless each change is reported', () => {
      const newData = { grew: grew('src/data.ts') };
      expect(narrow(composed([auth]), composed([auth]), newData).findings).toEqual([]);
      const strict = composed([auth], true);
      expect(narrow(strict, strict, newData).findings.map(({ message }) => message)).toEqual([
        'Architecture: drifts further, as 1 of 1 sources changed since 2026-01-28: src/data.ts (+45 −12)',
      ]);
    });

    it('is about each new change if nothing could be narrowed down', () => {
      const unclear = composed([{ ...auth, impact: 'public', kind: 'unclear' }]);
      expect(narrow(unclear, unclear, { grew: grew('src/data.ts') }).findings).toHaveLength(1);
    });

    it('is resolved if the changes concern it less than before, not if the rule is off', () => {
      const before = composed([auth]);
      const resolvedBy = (document: DocumentReport): string[] => {
        const after = compose([drifted({ documents: [document] })], []);
        return (narrow(before, after).since?.resolved ?? []).map((finding) => finding.file);
      };
      expect(resolvedBy(makeDocument({ impact: 'public' }))).toEqual([file]);
      expect(resolvedBy(makeDocument({ impact: 'named' }))).toEqual([]);
      expect(resolvedBy(makeDocument({ file: 'docs/other.md', impact: 'named' }))).toEqual([file]);
      expect(narrow(before, before).since?.resolved).toEqual([]);
    });
  });

  it('leaves out drift that no changed file or spec explains', () => {
    const before = compose([makeSpecReport({ status: 'unknown' })], []);
    const report = narrow(before, compose([drifted()], [[{}]]));
    expect([report.specs, report.findings]).toEqual([[], []]);
  });

  it('keeps an unknown spec if its files changed', () => {
    const unknown = makeSpecReport({
      status: 'unknown',
      inputs: [{ role: 'tracks', pattern: 'src/**', matched: 1, files: ['src/auth.ts'] }],
      documents: [makeDocument({ citations: [makeCitation({ path: 'src/cited.ts' })] })],
    });
    const report = compose([unknown], [[{ rule: 'unknown-baseline' }]]);
    const touching = (path: string): Report =>
      narrow(report, report, { differs: (other) => other === path });
    for (const path of ['src/auth.ts', 'src/cited.ts']) {
      expect(touching(path).findings.map(({ rule }) => rule)).toEqual(['unknown-baseline']);
      expect(touching(path).specs.map(({ status }) => status)).toEqual(['unknown']);
    }
    expect(touching('src/other.ts').specs).toEqual([]);
  });

  it('keeps the citations of changed lines, and their sections', () => {
    const sections = ['one', 'two'].map((slug, index) => ({
      heading: slug,
      slug,
      line: index + 1,
      state: 'needs-review' as const,
      impact: 'cited' as const,
    }));
    const current = (startLine: number) => ({ path: 'src/auth.ts', startLine, endLine: startLine });
    const stale = { state: 'changed', stale: true } as const;
    const evidence = (line: number, section: string): EvidenceReport => ({
      impact: 'cited',
      kind: 'citation',
      text: 'x',
      path: 'src/auth.ts',
      line,
      section,
      commit: null,
    });
    const document = makeDocument({
      sections,
      evidence: [evidence(1, 'one'), evidence(8, 'two')],
      citations: [
        makeCitation({ line: 5, section: 'one', current: current(1), ...stale }),
        makeCitation({ line: 9, section: 'two', current: current(8), ...stale }),
        makeCitation({ line: 9, section: 'two', current: current(9) }),
      ],
    });
    const after = compose([drifted({ documents: [document] })], [[{}]]);
    const report = narrow(compose([drifted()], [[{}]]), after, {
      grew: () => true,
      touched: ({ startLine }) => startLine === 8,
    });
    const [narrowed] = report.specs[0]?.documents ?? [];
    expect(narrowed?.citations.map(({ current: now }) => now?.startLine)).toEqual([8]);
    expect(narrowed?.sections.map(({ state }) => state)).toEqual(['up-to-date', 'needs-review']);
  });
});
