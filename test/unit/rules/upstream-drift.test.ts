import { describe, expect, it } from 'vitest';
import { upstreamDrift } from '../../../integration/engine/src/rules/upstream-drift.ts';
import { makeSpecReport } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

const path = { upstreamDrift: ['002-between', '003-top'] };

describe('upstream-drift', () => {
  it.each(['drifted', 'upstream-drifted'] as const)(
    'names the nearest upstream spec that has drifted, and the way to it, of a spec that is %s',
    (status) => {
      const [finding, ...more] = applyRule(upstreamDrift, {
        specs: [makeReportedSpec({ status, ...path })],
      });
      expect(more).toEqual([]);
      expect(finding).toMatchObject({
        message: 'Architecture: builds on 003-top, which has drifted, through 002-between',
        spec: '001-doc',
      });
    },
  );

  it('reports no other spec', () => {
    const specs = [
      makeReportedSpec({ status: 'drifted' }),
      makeReportedSpec({ status: 'unknown', ...path }),
      makeReportedSpec({ status: 'accepted', ...path }),
    ];
    expect(applyRule(upstreamDrift, { specs })).toEqual([]);
  });

  it('publishes nothing about an upstream spec that the site hides', () => {
    const spec = makeSpecReport({ status: 'upstream-drifted', upstreamDrift: [] });
    const finding = { file: spec.file, message: 'builds on 003-top', help: 'Run 003-top' };
    expect(upstreamDrift.publish(finding, { spec, specs: [spec] })).toBeNull();
  });
});
