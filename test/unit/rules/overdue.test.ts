import { expect, it } from 'vitest';
import { overdue } from '../../../integration/engine/src/rules/overdue.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';
import { at } from '../support/spec.ts';

const nextCheck = '2026-02-01T08:00:00Z';
const specs = [
  makeReportedSpec({ nextCheck }, { spec: { schedule: 'monthly' } }),
  makeReportedSpec({ id: '002-never' }),
];

it('overdue reports a spec from the time of its next check', () => {
  expect(applyRule(overdue, { specs, now: at(nextCheck) - 1 })).toEqual([]);
  expect(applyRule(overdue, { specs, now: at(nextCheck) })).toMatchObject([
    {
      message: 'Architecture: was to be checked on 2026-02-01 (`schedule: monthly`)',
      spec: '001-doc',
      file: '.chant/specs/001-doc.md',
    },
  ]);
});
