import { ambiguousReference } from './ambiguous-reference.ts';
import { brokenCitation } from './broken-citation.ts';
import { brokenLink } from './broken-link.ts';
import { changedCitation } from './changed-citation.ts';
import { drift } from './drift.ts';
import { editedDocument } from './edited-document.ts';
import { emptyInput } from './empty-input.ts';
import { invalidSpec } from './invalid-spec.ts';
import { missingDocument } from './missing-document.ts';
import { movedCitation } from './moved-citation.ts';
import { overdue } from './overdue.ts';
import type { RuleOptionName, RuleOptions } from './options.ts';
import type { Rule, Setting, Severity, Topic } from './rule.ts';
import { staleName } from './stale-name.ts';
import { staleReference } from './stale-reference.ts';
import { uncitedSection } from './uncited-section.ts';
import { undocumentedSource } from './undocumented-source.ts';
import { unusedIgnore } from './unused-ignore.ts';
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
  staleReference,
  staleName,
  ambiguousReference,
  brokenLink,
  unusedIgnore,
  editedDocument,
  uncitedSection,
  overdue,
  invalidSpec,
  undocumentedSource,
] as const;

export type RuleName = (typeof rules)[number]['name'];

/** The options that a rule takes. */
type OptionsOf<R extends Pick<Rule, 'options'>> = Partial<
  Pick<RuleOptions, keyof NonNullable<R['options']> & RuleOptionName>
>;

/** The setting of each rule, as in ESLint. A rule that is not listed keeps its default. */
export type RuleConfig = {
  readonly [R in (typeof rules)[number] as R['name']]?: Setting<OptionsOf<R>> | undefined;
};

/** All rules, in the order of the documentation. */
export const ALL_RULES: readonly Rule<RuleName, RuleOptionName>[] = rules;

/** The names of all rules, in the order of {@link ALL_RULES}. */
export const RULE_NAMES = rules.map(({ name }) => name) as [RuleName, ...RuleName[]];

/** The default severity of every rule. */
export const RULES = Object.fromEntries(
  rules.map(({ name, severity }) => [name, severity]),
) as Readonly<Record<RuleName, Severity>>;

const byName = new Map<string, Rule<RuleName, RuleOptionName>>(
  ALL_RULES.map((rule) => [rule.name, rule]),
);

/**
 * Returns the rule with a name.
 *
 * @throws {Error} if there is no such rule
 */
export function ruleOf(name: string): Rule<RuleName, RuleOptionName> {
  const rule = byName.get(name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
}

/** Whether there is a rule with a name. */
export function isRuleName(name: string): name is RuleName {
  return byName.has(name);
}

/** Whether a finding comes from a rule of a topic. */
export function isAbout({ rule }: { readonly rule: RuleName }, topic: Topic): boolean {
  return ruleOf(rule).about === topic;
}
