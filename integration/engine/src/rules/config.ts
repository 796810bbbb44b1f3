import * as z from 'zod';
import { ALL_RULES, RULE_NAMES, type RuleName, RULES } from './index.ts';
import type { Severity } from './rule.ts';

/** Severities by rule, as in ESLint. A rule that is not listed keeps its default. */
export type RuleConfig = Partial<Record<RuleName, Severity>>;

const SEVERITIES = ['off', 'warn', 'error'] as const satisfies readonly Severity[];

/** The schema of {@link RuleConfig}. Errors list the known rules and severities. */
export const RuleConfigSchema = z.partialRecord(z.enum(RULE_NAMES), z.enum(SEVERITIES));

/** The severity of a rule for one spec: its own setting, else the configured one, else the default. */
export function severityOf(
  rule: RuleName,
  config: RuleConfig,
  overrides: Readonly<Record<string, unknown>> = {},
): Severity {
  const own = overrides[rule];
  if (own !== undefined && ruleProblem(rule, own) === null) return own as Severity;
  return config[rule] ?? RULES[rule];
}

/** Whether a rule needs source files to be found. Specs cannot turn on such a rule. */
export function needsSources(config: RuleConfig): boolean {
  return ALL_RULES.some(
    ({ name, readsSources = false }) => readsSources && severityOf(name, config) !== 'off',
  );
}

/** Describes what is wrong with one rule setting of a spec; `null` if nothing is. */
export function ruleProblem(name: string, severity: unknown): string | null {
  if (!RULE_NAMES.some((known) => known === name)) {
    return `\`rules\` names \`${name}\`, which is not a rule (${RULE_NAMES.join(', ')})`;
  }
  return SEVERITIES.some((known) => known === severity)
    ? null
    : `\`rules: ${name}\` has to be one of ${SEVERITIES.join(', ')}`;
}
