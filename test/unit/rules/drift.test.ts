import { describe, expect, it } from 'vitest';
import type { Pending } from '../../../integration/engine/src/drift/analyze-specs.ts';
import type { EvidenceReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { settingOf } from '../../../integration/engine/src/rules/config.ts';
import { drift } from '../../../integration/engine/src/rules/drift.ts';
import { type RuleConfig, ruleOf } from '../../../integration/engine/src/rules/index.ts';
import type { UnratedFinding } from '../../../integration/engine/src/rules/rule.ts';
import { makeChange, makeDocument, makeEvidence, makeSpecReport } from '../support/report.ts';
import { applyRule, makeAnalyzedDocument, makeReportedSpec } from '../support/rule-input.ts';
import { at } from '../support/spec.ts';

const changes = ['a', 'b', 'c', 'd'].map((name) => makeChange({ path: `src/${name}.ts` }));
const recommendation = { text: 'Re-run spec', command: 'chant work doc' };
const sections = ['auth', 'options'].map((slug, index) => ({
  heading: slug,
  slug,
  line: index * 10 + 5,
  state: 'needs-review' as const,
  impact: 'named' as const,
}));

const value = makeEvidence();
const option = makeEvidence({ kind: 'list', text: '`--fix` is new', section: 'options' });
const citation = makeEvidence({
  impact: 'cited',
  kind: 'citation',
  text: '`src/auth.ts:1` changed',
});
const broken = makeEvidence({ impact: 'broken', kind: 'broken', text: '`src/x.ts` leads nowhere' });
const nearby = makeEvidence({ impact: 'public', kind: 'body', text: '`login` works differently' });

function makeDrifted(evidence: EvidenceReport[], over: Partial<SpecReport> = {}): SpecReport {
  const impact = evidence[0]?.impact ?? 'internal';
  const documents = [makeDocument({ sections, evidence, impact })];
  return makeSpecReport({ status: 'drifted', changes, recommendation, documents, ...over });
}

function check(
  report: SpecReport,
  config: RuleConfig = {},
  pendingOf: (path: string) => Pending = () => ({ commits: [], uncommitted: true }),
): UnratedFinding[] {
  return applyRule(drift, {
    specs: [makeReportedSpec(report, { pendingOf })],
    settingOf: (name) => settingOf(ruleOf(name).name, config),
  });
}

function messagesOf(report: SpecReport, config: RuleConfig = {}): string[] {
  return check(report, config).map(({ message }) => message);
}

const VALUE = 'Architecture: `MINUTES`, named in *Auth*, changed from `30` to `60`';
const ALL =
  'Architecture: 4 of 4 sources changed since 2026-01-28: src/a.ts (+45 −12), src/b.ts (+45 −12), src/c.ts (+45 −12) and 1 more';

describe('drift', () => {
  it('reports a document once, at the section of the strongest evidence', () => {
    expect(check(makeDrifted([option, value]))).toMatchObject([
      {
        message: 'Architecture: `--fix` is new (not committed yet), and 1 more',
        spec: '001-doc',
        file: 'docs/architecture.md',
        line: 15,
        help: 'Re-run spec: chant work doc',
        subject: '001-doc',
      },
    ]);
  });

  it('reports text before the first heading in the first line', () => {
    const evidence = makeEvidence({ section: null });
    expect(check(makeDrifted([evidence])).map(({ line }) => line)).toEqual([1]);
  });

  it('has the document and the spec as subject, and none for a page that is its own spec', () => {
    const file = 'docs/architecture.md';
    expect(check(makeDrifted([value], { id: file, file }))).toMatchObject([{ file, subject: '' }]);
  });

  it('says which commit changed the file of the strongest evidence first', () => {
    const commit = (oid: string, day: string) => ({
      oid: oid.repeat(40),
      parents: [],
      author: 'Ann',
      subject: 'Change',
      authorTime: at(`${day}T23:00:00Z`),
      time: at('2026-02-20T00:00:00Z'),
      authorOffset: 0,
      files: [],
    });
    const byPath = new Map([
      ['src/auth.ts', [commit('c', '2026-02-16'), commit('b', '2026-02-15')]],
      ['src/b.ts', [commit('a', '2026-02-01')]],
    ]);
    const pendingOf = (path: string): Pending => ({
      commits: byPath.get(path) ?? [],
      uncommitted: true,
    });
    expect(check(makeDrifted([value]), {}, pendingOf)).toMatchObject([
      { message: `${VALUE} (since bbbbbbb, 2026-02-15)`, pendingSince: at('2026-02-15T23:00:00Z') },
    ]);
    const other = makeEvidence({ path: 'src/b.ts' });
    expect(check(makeDrifted([value, other]), {}, pendingOf)).toMatchObject([
      {
        message: `${VALUE} (since bbbbbbb, 2026-02-15), and 1 more`,
        pendingSince: at('2026-02-01T23:00:00Z'),
      },
    ]);
  });

  it('has no time if nothing is known to have changed the files', () => {
    const [finding] = check(makeDrifted([value]), {}, () => ({ commits: [], uncommitted: false }));
    expect(finding).toMatchObject({ message: VALUE, pendingSince: undefined });
  });

  it('speaks from `named` by default, and from any impact that is configured', () => {
    const report = makeDrifted([nearby]);
    expect(messagesOf(report)).toEqual([]);
    const said = ['Architecture: `login` works differently (not committed yet)'];
    expect(messagesOf(report, { drift: ['warn', { impact: 'public' }] })).toEqual(said);
    expect(messagesOf(report, { drift: ['warn', { impact: 'internal' }] })).toEqual(said);
    expect(messagesOf(makeDrifted([value]), { drift: ['warn', { impact: 'cited' }] })).toEqual([]);
  });

  it('counts only evidence with the least impact', () => {
    expect(messagesOf(makeDrifted([value, nearby]))).toEqual([`${VALUE} (not committed yet)`]);
  });

  it('names the changed files if there is an impact without evidence', () => {
    const report = makeDrifted([]);
    expect(messagesOf(report)).toEqual([]);
    expect(messagesOf(report, { drift: ['warn', { impact: 'internal' }] })).toEqual([ALL]);
  });

  it('leaves citations to the rules about citations, unless these are off', () => {
    const report = makeDrifted([broken, citation]);
    expect(messagesOf(report)).toEqual([]);
    expect(messagesOf(report, { 'changed-citation': 'off' })).toEqual([
      'Architecture: `src/auth.ts:1` changed (not committed yet)',
    ]);
    expect(messagesOf(report, { 'changed-citation': 'off', 'broken-citation': 'off' })).toEqual([
      'Architecture: `src/x.ts` leads nowhere (not committed yet), and 1 more',
    ]);
    expect(messagesOf(makeDrifted([broken, citation, value]))).toEqual([
      `${VALUE} (not committed yet)`,
    ]);
  });

  it('reports changes besides those of citations if each change is to be reported', () => {
    const from = (impact: 'internal' | 'public'): RuleConfig => ({ drift: ['warn', { impact }] });
    expect(messagesOf(makeDrifted([citation]), from('public'))).toEqual([]);
    expect(messagesOf(makeDrifted([citation]), from('internal'))).toEqual([ALL]);
    const told = makeDrifted([citation], { changes: [makeChange()] });
    expect(messagesOf(told, from('internal'))).toEqual([]);
  });

  it('still says that an acceptance has expired', () => {
    const { baseline } = makeSpecReport();
    const acceptance = {
      author: 'Ann',
      date: '2026-01-29T00:00:00Z',
      reason: 'Fine',
      until: '2026-02-01',
      expired: true,
    };
    const report = makeDrifted([value], { baseline: { ...baseline, acceptance } });
    expect(messagesOf(report)).toEqual([
      `${VALUE} (not committed yet); accepted only until 2026-02-01`,
    ]);
  });

  it('reports a spec without a Markdown document in the file of the spec', () => {
    for (const documents of [[], [makeDocument({ file: 'docs/a.svg', evidence: [value] })]]) {
      const report = makeDrifted([], { documents });
      expect(check(report)).toMatchObject([
        { message: ALL, file: '.chant/specs/001-doc.md', subject: '' },
      ]);
      expect(check(report, { drift: ['warn', { impact: 'cited' }] })).toEqual([]);
    }
  });

  it('reports a document that does not exist in the file of the spec', () => {
    const report = makeDrifted([value]);
    const documents = [makeAnalyzedDocument({ exists: false, absent: true })];
    const [finding] = applyRule(drift, { specs: [makeReportedSpec(report, { documents })] });
    expect(finding).toMatchObject({
      file: '.chant/specs/001-doc.md',
      subject: 'docs/architecture.md',
    });
    expect(finding).not.toHaveProperty('line');
  });

  it.each(['up-to-date', 'upstream-drifted', 'unknown', 'not-completed', 'accepted'] as const)(
    'reports no spec that is %s',
    (status) => {
      expect(check(makeDrifted([value], { status }))).toEqual([]);
    },
  );
});

describe('what a site publishes of drift', () => {
  function publish(message: string, spec: SpecReport | null) {
    const file = 'docs/architecture.md';
    return drift.publish({ file, message, help: 'See src/d.ts' }, { spec, specs: [] });
  }

  const [message = ''] = messagesOf(makeDrifted([value, option]));

  it('is the message if the site shows its evidence', () => {
    expect(publish(message, makeDrifted([option, value]))).toEqual({
      message,
      help: 'Re-run spec: chant work doc',
    });
  });

  it('is only what the site shows of the changes if it hides the evidence', () => {
    const masked = { ...value, text: value.text.replace('`60`', '`…`') };
    const part = { ...value, text: value.text.slice(0, 20) };
    for (const evidence of [[option], [masked], [part], []]) {
      const shown = makeDrifted(evidence, { changes: changes.slice(0, 1), withheld: 3 });
      expect(publish(message, shown)?.message).toBe(
        'Architecture: 4 of 4 sources changed since 2026-01-28: src/a.ts (+45 −12) and 3 more',
      );
    }
  });

  it('is nothing without a spec', () => {
    expect(publish(message, null)).toBeNull();
  });
});
