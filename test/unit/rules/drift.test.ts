import { describe, expect, it } from 'vitest';
import { drift } from '../../../integration/engine/src/rules/drift.ts';
import { makeChange, makeSpecReport } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

const changes = ['a', 'b', 'c', 'd'].map((name) => makeChange({ path: `src/${name}.ts` }));
const recommendation = { text: 'Re-run spec', command: 'chant work doc' };

describe('drift', () => {
  it('reports a spec that has drifted, names three changes and counts the others', () => {
    const spec = makeReportedSpec({ status: 'drifted', inputCount: 9, changes, recommendation });
    expect(applyRule(drift, { specs: [spec] })).toEqual([
      {
        message:
          'Architecture: 4 of 9 sources changed since 2026-01-28: src/a.ts (+45 −12), src/b.ts (+45 −12), src/c.ts (+45 −12) and 1 more',
        spec: '001-doc',
        file: '.chant/specs/001-doc.md',
        help: 'Re-run spec: chant work doc',
        subject: '',
      },
    ]);
  });

  it.each(['up-to-date', 'upstream-drifted', 'unknown', 'not-completed', 'accepted'] as const)(
    'reports no spec that is %s',
    (status) => {
      expect(applyRule(drift, { specs: [makeReportedSpec({ status, changes })] })).toEqual([]);
    },
  );

  it('publishes only the changes that the site shows', () => {
    const spec = makeSpecReport({ changes: changes.slice(0, 1), withheld: 3, inputCount: 9 });
    const finding = { file: spec.file, message: 'src/d.ts', help: 'See src/d.ts' };
    expect(drift.publish(finding, { spec, specs: [spec] })).toEqual({
      message:
        'Architecture: 4 of 9 sources changed since 2026-01-28: src/a.ts (+45 −12) and 3 more',
      help: 'Bring the upstream spec up to date first.',
    });
  });
});
