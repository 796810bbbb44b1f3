import { brokenCitation } from './broken-citation.ts';
import { changedCitation } from './changed-citation.ts';
import { drift } from './drift.ts';
import { emptyInput } from './empty-input.ts';
import { invalidSpec } from './invalid-spec.ts';
import { missingDocument } from './missing-document.ts';
import { movedCitation } from './moved-citation.ts';
import { overdue } from './overdue.ts';
import type { Rule, Severity, Topic } from './rule.ts';
import { undocumentedSource } from './undocumented-source.ts';
import { unknownBaseline } from './unknown-baseline.ts';
import { upstreamDrift } from './upstream-drift.ts';

/** All rules, in the order of the documentation. A new rule needs one entry here. */
const rules = [
  drift,
  upstreamDrift,
  unknownBaseline,
  emptyInput,
  missingDocument,
  brokenCitation,
  changedCitation,
  movedCitation,
  overdue,
  invalidSpec,
  undocumentedSource,
] as const;

export type RuleName = (typeof rules)[number]['name'];

/** All rules, in the order of the documentation. */
export const ALL_RULES: readonly Rule<RuleName>[] = rules;

/** The names of all rules, in the order of {@link ALL_RULES}. */
export const RULE_NAMES = rules.map(({ name }) => name) as [RuleName, ...RuleName[]];

/** The default severity of every rule. */
export const RULES = Object.fromEntries(
  rules.map(({ name, severity }) => [name, severity]),
) as Readonly<Record<RuleName, Severity>>;

const byName = new Map(ALL_RULES.map((rule) => [rule.name, rule]));

/** Returns the rule with a name. */
export function ruleOf(name: RuleName): Rule<RuleName> {
  const rule = byName.get(name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
}

/** Whether a finding comes from a rule of a topic. */
export function isAbout({ rule }: { readonly rule: RuleName }, topic: Topic): boolean {
  return ruleOf(rule).about === topic;
}
