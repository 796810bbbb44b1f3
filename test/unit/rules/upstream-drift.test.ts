import { describe, expect, it } from 'vitest';
import { settingOf } from '../../../integration/engine/src/rules/config.ts';
import { type RuleConfig, ruleOf } from '../../../integration/engine/src/rules/index.ts';
import type { ReportedSpec, UnratedFinding } from '../../../integration/engine/src/rules/rule.ts';
import { upstreamDrift } from '../../../integration/engine/src/rules/upstream-drift.ts';
import type { Impact } from '../../../integration/engine/src/impact/impact.ts';
import type { SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { makeDocument, makeSpecReport } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

/** A spec that builds on `002-between`. */
const below: Partial<SpecReport> = {
  status: 'upstream-drifted',
  upstream: ['002-between'],
  upstreamDrift: ['002-between', '003-top'],
};

function makeUpstream(between: Impact, top: Impact): ReportedSpec[] {
  const ofImpact = (impact: Impact) => [makeDocument({ impact })];
  return [
    makeReportedSpec({
      id: '002-between',
      status: between === 'none' ? 'up-to-date' : 'drifted',
      upstream: ['003-top'],
      documents: ofImpact(between),
    }),
    makeReportedSpec({ id: '003-top', status: 'drifted', documents: ofImpact(top) }),
  ];
}

function check(specs: ReportedSpec[], config: RuleConfig = {}): UnratedFinding[] {
  return applyRule(upstreamDrift, {
    specs,
    settingOf: (name) => settingOf(ruleOf(name).name, config),
  }).filter(({ spec }) => spec === '001-doc');
}

function messagesOf(between: Impact, top: Impact, config: RuleConfig = {}): string[] {
  const doc = makeReportedSpec(below);
  return check([doc, ...makeUpstream(between, top)], config).map(({ message }) => message);
}

const THROUGH = 'Architecture: builds on 003-top, which has drifted, through 002-between';
const DIRECT = 'Architecture: builds on 002-between, which has drifted';

describe('upstream-drift', () => {
  it.each(['drifted', 'upstream-drifted'] as const)(
    'names the nearest upstream spec that has drifted, and the way to it, of a spec that is %s',
    (status) => {
      const doc = makeReportedSpec({ ...below, status });
      const [finding, ...more] = check([doc, ...makeUpstream('none', 'named')]);
      expect(more).toEqual([]);
      expect(finding).toMatchObject({ message: THROUGH, spec: '001-doc' });
    },
  );

  it('reports an upstream spec from `named` on by default, or from a configured impact', () => {
    const from = (impact: 'internal' | 'cited'): RuleConfig => ({
      'upstream-drift': ['warn', { impact }],
    });
    expect(messagesOf('named', 'cited')).toEqual([DIRECT]);
    expect(messagesOf('public', 'named')).toEqual([THROUGH]);
    expect(messagesOf('public', 'internal')).toEqual([]);
    expect(messagesOf('public', 'internal', from('internal'))).toEqual([DIRECT]);
    expect(messagesOf('named', 'cited', from('cited'))).toEqual([THROUGH]);
    expect(messagesOf('named', 'named', from('cited'))).toEqual([]);
  });

  it('takes each change of an upstream spec without a Markdown document as `named`', () => {
    const top = makeReportedSpec({ id: '002-between', status: 'drifted' });
    const doc = makeReportedSpec(below);
    expect(check([doc, top]).map(({ message }) => message)).toEqual([DIRECT]);
    expect(check([doc, top], { 'upstream-drift': ['warn', { impact: 'cited' }] })).toEqual([]);
  });

  it('reports no other spec', () => {
    for (const status of ['unknown', 'accepted', 'not-completed', 'up-to-date'] as const) {
      const doc = makeReportedSpec({ ...below, status });
      expect(check([doc, ...makeUpstream('none', 'named')])).toEqual([]);
    }
    expect(check([makeReportedSpec({ status: 'drifted' })])).toEqual([]);
  });

  it('publishes nothing about an upstream spec that the site hides', () => {
    const spec = makeSpecReport({ status: 'upstream-drifted', upstreamDrift: [] });
    const finding = { file: spec.file, message: 'builds on 003-top', help: 'Run 003-top' };
    expect(upstreamDrift.publish(finding, { spec, specs: [spec] })).toBeNull();
  });

  it('publishes a way on which the site shows each spec', () => {
    const spec = makeReportedSpec(below).report;
    const upstream = makeUpstream('public', 'named').map(({ report }) => report);
    const finding = { file: spec.file, message: THROUGH, help: '' };
    const shown = { spec, specs: [spec, ...upstream] };
    expect(upstreamDrift.publish(finding, shown)?.message).toBe(THROUGH);
    expect(
      upstreamDrift.publish(finding, { spec, specs: [spec, ...upstream.slice(0, 1)] }),
    ).toBeNull();
  });
});
