import { expect, it } from 'vitest';
import { CITATION_STATES } from '../../../integration/engine/src/citations/state.ts';
import { ALL_RULES, isAbout } from '../../../integration/engine/src/rules/index.ts';
import { makeCitation, makeDocument } from '../support/report.ts';
import { applyRule, makeReportedSpec } from '../support/rule-input.ts';

it.each([
  ['ok', []],
  ['moved', ['moved-citation']],
  ['changed', ['changed-citation']],
  ['deleted', ['broken-citation']],
  ['out-of-range', ['broken-citation']],
  ['missing', ['broken-citation']],
] as const)('at most one rule reports a citation: %s', (state, names) => {
  const citations = [makeCitation({ state, stale: true })];
  const specs = [makeReportedSpec({ documents: [makeDocument({ citations })] })];
  const reporting = ALL_RULES.filter((rule) => applyRule(rule, { specs }).length > 0);
  expect(reporting.map(({ name }) => name)).toEqual(names);
  expect(CITATION_STATES).toContain(state);
});

it('rules about citations are those whose names say so', () => {
  const names = ALL_RULES.map(({ name }) => name).filter((rule) => isAbout({ rule }, 'citation'));
  expect(names).toEqual([
    'broken-citation',
    'changed-citation',
    'moved-citation',
    'stale-reference',
    'ambiguous-reference',
  ]);
});
