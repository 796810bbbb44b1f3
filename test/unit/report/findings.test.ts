import { describe, expect, it } from 'vitest';
import type { Pending } from '../../../integration/engine/src/drift/analyze-specs.ts';
import { findFindings } from '../../../integration/engine/src/report/findings.ts';
import type {
  EvidenceReport,
  Finding,
  SpecReport,
} from '../../../integration/engine/src/report/schema.ts';
import type { RuleConfig } from '../../../integration/engine/src/rules/index.ts';
import type { ReportedSpec } from '../../../integration/engine/src/rules/rule.ts';
import { makeCitation, makeDocument, makeEvidence, makeReport } from '../support/report.ts';
import { makeReportedSpec } from '../support/rule-input.ts';
import { at } from '../support/spec.ts';

const NOW = at('2026-03-31T00:00:00Z');
const file = 'docs/architecture.md';

/** A change that was authored on a day, and committed later. */
function changedOn(day: string): Pending {
  const commit = {
    oid: 'a'.repeat(40),
    parents: [],
    author: 'Ann',
    subject: 'Change',
    authorTime: at(`${day}T00:00:00Z`),
    time: at('2026-03-30T00:00:00Z'),
    authorOffset: 0,
    files: [],
  };
  return { commits: [commit], uncommitted: false };
}

const UNCOMMITTED: Pending = { commits: [], uncommitted: true };

function find(
  config: RuleConfig,
  pending: Pending,
  { report = {}, rules = {} }: { report?: Partial<SpecReport>; rules?: object } = {},
): string[] {
  const documents = [makeDocument({ evidence: [makeEvidence()], impact: 'named' })];
  const spec = makeReportedSpec(
    { status: 'drifted', documents, ...report },
    { pendingOf: () => pending, spec: { rules: { ...rules } } },
  );
  return findAll(spec, config).map(({ severity, rule }) => `${severity} ${rule}`);
}

function findAll({ analysis, report }: ReportedSpec, config: RuleConfig): Finding[] {
  const { repository } = makeReport([]);
  const input = {
    repository,
    analyses: [analysis],
    verdicts: new Map(),
    impacts: new Map(),
    problems: [],
    owners: () => [],
    sources: [],
    staleReferences: [],
    brokenLinks: [],
    staleNames: [],
    unusedPatterns: [],
    now: NOW,
  };
  return [...findFindings(input, [report], config).keys()];
}

describe('a grace period', () => {
  it('makes an error a warning, and leaves out a warning, until it has passed', () => {
    const during = changedOn('2026-03-02');
    const afterwards = changedOn('2026-03-01');
    const after = '30d';
    expect(find({ drift: ['error', { after }] }, during)).toEqual(['warn drift']);
    expect(find({ drift: ['warn', { after }] }, during)).toEqual([]);
    expect(find({ drift: ['error', { after }] }, afterwards)).toEqual(['error drift']);
    expect(find({ drift: ['warn', { after }] }, afterwards)).toEqual(['warn drift']);
  });

  it('begins now for a change that is not committed', () => {
    expect(find({ drift: ['error', { after: '1h' }] }, UNCOMMITTED)).toEqual(['warn drift']);
    expect(find({ drift: ['error', { after: '0h' }] }, UNCOMMITTED)).toEqual(['error drift']);
    expect(find({ drift: 'error' }, UNCOMMITTED)).toEqual(['error drift']);
  });

  it('does not apply if it is not known when the change was made', () => {
    const unknown = { commits: [], uncommitted: false };
    expect(find({ drift: ['error', { after: '2w' }] }, unknown)).toEqual(['error drift']);
  });

  it('can be set by a spec', () => {
    const rules = { drift: ['error', { after: '2w' }] };
    expect(find({}, changedOn('2026-03-20'), { rules })).toEqual(['warn drift']);
    expect(find({ drift: 'off' }, changedOn('2026-03-01'), { rules })).toEqual(['error drift']);
  });

  it.each([
    ['changed-citation', { state: 'changed', stale: true }],
    ['broken-citation', { state: 'deleted', current: null }],
  ] as const)('applies to %s', (rule, over) => {
    const documents = [makeDocument({ citations: [makeCitation(over)] })];
    const config: RuleConfig = { [rule]: ['error', { after: '30d' }] };
    const report = { documents, status: 'up-to-date' } as const;
    expect(find(config, changedOn('2026-03-02'), { report })).toEqual([`warn ${rule}`]);
    expect(find(config, changedOn('2026-02-02'), { report })).toEqual([`error ${rule}`]);
  });

  it('does not apply to a citation that was never right', () => {
    const documents = [makeDocument({ citations: [makeCitation({ state: 'missing' })] })];
    const config = { 'broken-citation': ['error', { after: '30d' }] } as const;
    const report = { documents, status: 'up-to-date' } as const;
    expect(find(config, UNCOMMITTED, { report })).toEqual(['error broken-citation']);
  });
});

describe('the fingerprint of a drift finding', () => {
  const fingerprintOf = (evidence: EvidenceReport, over: Partial<SpecReport> = {}): string => {
    const sections = ['auth', 'options'].map((slug, index) => ({
      heading: slug,
      slug,
      line: index + 1,
      state: 'needs-review' as const,
      impact: 'named' as const,
    }));
    const documents = [makeDocument({ file, sections, evidence: [evidence], impact: 'named' })];
    const spec = makeReportedSpec({ status: 'drifted', documents, ...over });
    const [finding] = findAll(spec, {});
    return finding?.fingerprint ?? '';
  };

  it('depends on the document and the spec, not on the evidence or the line', () => {
    const one = fingerprintOf(makeEvidence());
    expect(one).toMatch(/^[\da-f]{32}$/);
    expect(fingerprintOf(makeEvidence({ text: 'Other', section: 'options' }))).toBe(one);
    expect(fingerprintOf(makeEvidence(), { title: 'Other' })).toBe(one);
    expect(fingerprintOf(makeEvidence(), { id: '002-doc' })).not.toBe(one);
  });
});
