import { describe, expect, it } from 'vitest';
import type { ComposedReport } from '../../../integration/engine/src/report/compose.ts';
import type {
  EvidenceReport,
  Finding,
  SpecReport,
} from '../../../integration/engine/src/report/schema.ts';
import type { RuleConfig } from '../../../integration/engine/src/rules/index.ts';
import type { Subject } from '../../../integration/engine/src/rules/rule.ts';
import type { Suppression } from '../../../integration/engine/src/suppressions/suppression-file.ts';
import {
  matchSuppressions,
  type Suppressions,
  withSuppressions,
} from '../../../integration/engine/src/suppressions/suppressions.ts';
import {
  makeChange,
  makeDocument,
  makeEvidence,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const BROKEN = makeFinding({
  rule: 'broken-citation',
  severity: 'error',
  file: 'docs/a.md',
  line: 3,
  message: 'docs/a.md:3 cites `src/b.ts`, which is gone',
  fingerprint: '1'.repeat(32),
});

function compose(
  findings: readonly (readonly [Finding, Partial<Subject>])[],
  specs: SpecReport[] = [makeSpecReport()],
): ComposedReport {
  const subjects = new Map(
    findings.map(([finding, subject]) => [finding, { subject: '', section: null, ...subject }]),
  );
  return { report: makeReport(specs, [...subjects.keys()]), subjects };
}

function drift(evidence: readonly EvidenceReport[]): readonly [Finding, Partial<Subject>] {
  const tell = (): { text: string; line: undefined } => ({ text: '', line: undefined });
  const concern = { document: 'docs/a.md', evidence, isAnyChange: false, tell };
  return [makeFinding({ file: 'docs/a.md' }), { concern }];
}

/** Everything that has to be recorded for the findings of a report. */
function record(composed: ComposedReport): Suppression[] {
  return [...matchSuppressions([], composed, {}).needed().values()].flat();
}

function match(
  recorded: readonly Suppression[],
  now: ComposedReport,
  rules: RuleConfig = {},
): Suppressions {
  return matchSuppressions(recorded, now, rules);
}

describe('a suppressed finding', () => {
  it('is known by its fingerprint, and counted apart', () => {
    const composed = compose([[BROKEN, {}]]);
    const matched = match(record(composed), composed);
    expect(matched.suppressed).toEqual(new Set([BROKEN.fingerprint]));
    expect(matched.unused).toEqual([]);
    const report = withSuppressions(composed.report, matched);
    expect(report).toMatchObject({
      findings: [],
      suppressed: [BROKEN],
      summary: { errors: 0, warnings: 0, suppressed: 1 },
    });
    expect(report.unusedSuppressions).toBeUndefined();
  });

  it('of changes is back if there is a new reason', () => {
    const known = makeEvidence();
    const recorded = record(compose([drift([known])]));
    expect(match(recorded, compose([drift([known])])).suppressed.size).toBe(1);
    const again = compose([drift([known, makeEvidence({ text: '`HOURS` is new' })])]);
    expect(match(recorded, again).suppressed.size).toBe(0);
    const further = compose([drift([makeEvidence({ text: known.text.replace('60', '90') })])]);
    expect(match(recorded, further).suppressed.size).toBe(0);
    // The finding that is back tells enough.
    expect(match(recorded, further).unused).toEqual([]);
  });

  it('of changes is the same in other words, at other lines and after other commits', () => {
    const recorded = record(compose([drift([makeEvidence()])]));
    const reworded = makeEvidence({
      text: '`MINUTES` (*Auth*) is no longer `30`, but `60`',
      line: 99,
      commit: 4,
    });
    expect(match(recorded, compose([drift([reworded])])).suppressed.size).toBe(1);
  });

  it('of a spec without readable documents is known by its changes', () => {
    const withChange = (additions: number): ComposedReport =>
      compose(
        [[makeFinding(), {}]],
        [makeSpecReport({ status: 'drifted', changes: [makeChange({ additions })] })],
      );
    const recorded = record(withChange(3));
    expect(match(recorded, withChange(3)).suppressed.size).toBe(1);
    expect(match(recorded, withChange(4)).suppressed.size).toBe(0);
  });

  it('cannot be one about the whole repository, an unknown baseline, or the file itself', () => {
    const composed = compose([
      [makeFinding({ rule: 'invalid-spec', file: '.' }), {}],
      [makeFinding({ rule: 'unknown-baseline' }), {}],
      [makeFinding({ rule: 'invalid-spec', file: '.drift/suppressions.json' }), {}],
    ]);
    expect(record(composed)).toEqual([]);
  });
});

describe('an unused suppression', () => {
  const recorded = record(compose([[BROKEN, {}]]));

  it('is told', () => {
    const composed = compose([]);
    const matched = match(recorded, composed);
    expect(matched.unused).toEqual(recorded);
    expect(withSuppressions(composed.report, matched).unusedSuppressions).toEqual([
      { file: 'docs/a.md', rule: 'broken-citation', what: 'Cites `src/b.ts`, which is gone' },
    ]);
  });

  it('is not told if the rule is off, or if its file could not be checked', () => {
    expect(match(recorded, compose([]), { 'broken-citation': 'off' }).unused).toEqual([]);
    const documents = [makeDocument({ file: 'docs/a.md' })];
    const unknown = compose([], [makeSpecReport({ status: 'unknown', documents })]);
    expect(match(recorded, unknown).unused).toEqual([]);
    const composed = compose([]);
    const problem = { reason: 'git is missing', fix: '' };
    const repository = { ...composed.report.repository, problem };
    const broken = { ...composed, report: { ...composed.report, repository } };
    expect(match(recorded, broken).unused).toEqual([]);
  });
});
