import * as z from 'zod';

/** What a rule does when it finds something. An `error` fails the build. */
export type Severity = 'off' | 'warn' | 'error';

/** Every rule with the severity it has unless it is configured. */
export const RULES = {
  /** A completed spec whose inputs changed. */
  drift: 'warn',
  /** A spec whose upstream has drifted. */
  'upstream-drift': 'warn',
  /** Drift that cannot be decided. */
  'unknown-baseline': 'warn',
  /** A pattern that matches nothing, then or now. */
  'empty-input': 'error',
  /** A completed spec whose document does not exist. */
  'missing-document': 'error',
  /** A citation of a file or of lines that are not there. */
  'broken-citation': 'error',
  /** Cited lines that are not the same any more. */
  'changed-citation': 'warn',
  /** Cited lines that are the same at another place. */
  'moved-citation': 'off',
  /** A schedule that has passed without a re-run. */
  overdue: 'warn',
  /** A spec that cannot be read. */
  'invalid-spec': 'error',
  /** A source file that no spec tracks. */
  'undocumented-source': 'off',
} as const satisfies Record<string, Severity>;

/** The name of a rule. */
export type RuleName = keyof typeof RULES;

/** All of them, in the order in which they are documented. */
export const RULE_NAMES = Object.keys(RULES) as [RuleName, ...RuleName[]];

/** Severities by rule, as in ESLint; rules that are not named keep their default. */
export type RuleConfig = Partial<Record<RuleName, Severity>>;

/** Whether a rule does anything, unless a spec says otherwise. */
export function isOn(rule: RuleName, rules: RuleConfig): boolean {
  return (rules[rule] ?? RULES[rule]) !== 'off';
}

const severities = ['off', 'warn', 'error'] as const;

/** Checks rule settings; unknown names and severities are refused with the known ones. */
export const RuleConfigSchema = z.partialRecord(z.enum(RULE_NAMES), z.enum(severities));

/** Says what is wrong with one rule setting of a spec, or `null`. */
export function ruleProblem(name: string, severity: unknown): string | null {
  if (!RULE_NAMES.some((known) => known === name)) {
    return `\`rules\` names \`${name}\`, which is not a rule (${RULE_NAMES.join(', ')})`;
  }
  return severities.some((known) => known === severity)
    ? null
    : `\`rules: ${name}\` has to be one of ${severities.join(', ')}`;
}
