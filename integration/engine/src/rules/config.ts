import * as z from 'zod';
import { ALL_RULES, RULE_NAMES, type RuleName, RULES } from './index.ts';
import type { Severity } from './rule.ts';

/** The severity of each rule, as in ESLint. A rule that is not listed keeps its default. */
export type RuleConfig = Partial<Record<RuleName, Severity>>;

const SEVERITIES = ['off', 'warn', 'error'] as const satisfies readonly Severity[];

/** The schema of {@link RuleConfig}. Its errors list the known rules and severities. */
export const RuleConfigSchema = z.partialRecord(z.enum(RULE_NAMES), z.enum(SEVERITIES));

/**
 * Returns the severity of a rule for a spec. The spec's own setting comes first, then the
 * configuration, then the default.
 */
export function severityOf(
  rule: RuleName,
  config: RuleConfig,
  overrides: Readonly<Record<string, unknown>> = {},
): Severity {
  const own = overrides[rule];
  if (own !== undefined && ruleProblem(rule, own) === null) return own as Severity;
  return config[rule] ?? RULES[rule];
}

/**
 * Whether a configuration turns on a rule for which source files must be listed. Specs cannot turn
 * on such a rule.
 */
export function needsSources(config: RuleConfig): boolean {
  return ALL_RULES.some(
    ({ name, readsSources = false }) => readsSources && severityOf(name, config) !== 'off',
  );
}

/** Says what is wrong with one rule setting of a spec. Returns `null` if nothing is. */
export function ruleProblem(name: string, severity: unknown): string | null {
  if (!RULE_NAMES.some((known) => known === name)) {
    return `\`rules\` names \`${name}\`, which is not a rule (${RULE_NAMES.join(', ')})`;
  }
  return SEVERITIES.some((known) => known === severity)
    ? null
    : `\`rules: ${name}\` has to be one of ${SEVERITIES.join(', ')}`;
}
