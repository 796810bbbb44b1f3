import * as z from 'zod';
import { ALL_RULES, RULE_NAMES, type RuleConfig, type RuleName, ruleOf } from './index.ts';
import {
  RULE_OPTION_NAMES,
  RULE_OPTIONS,
  type RuleOptionName,
  type RuleOptions,
} from './options.ts';
import { similarNames, suggestName } from '../text/suggestion.ts';
import type { Rule, RuleSetting, Setting, Severity } from './rule.ts';

const SEVERITIES = ['off', 'warn', 'error'] as const satisfies readonly Severity[];

/** The part of Zod that is needed. Astro has its own copy of Zod for the schemas of collections. */
type Zod = Pick<
  typeof z,
  'enum' | 'string' | 'strictObject' | 'tuple' | 'union' | 'literal' | 'ZodType'
>;

/**
 * Makes the schema of {@link RuleConfig}. Its errors name the known rules, options and values.
 *
 * @param zod the copy of Zod to which the schema belongs
 */
export function makeRuleConfigSchema(zod: Zod): z.ZodType<RuleConfig, RuleConfig> {
  const severity = zod.enum(SEVERITIES);
  const ofRule = (rule: Rule): z.ZodType => {
    const names = optionsOf(rule);
    const options = zod.strictObject(
      Object.fromEntries(
        names.map((name) => {
          const { values, pattern, expected } = RULE_OPTIONS[name];
          const value =
            values === null ? zod.string().regex(pattern, expected) : zod.enum([...values]);
          return [name, value.optional()];
        }),
      ),
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? issue.keys.map((key) => unknownOption(key, names)).join('\n')
            : undefined,
      },
    );
    return zod.union([severity, zod.tuple([severity]), zod.tuple([severity, options])], {
      error: ({ input }) => settingProblem(rule, input)?.replace(/^: /, ''),
    });
  };
  return zod.strictObject(
    Object.fromEntries(ALL_RULES.map((rule) => [rule.name, ofRule(rule).optional()])),
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys.map(unknownRule).join('\n') : undefined,
    },
  );
}

/** The schema of {@link RuleConfig}. */
export const RuleConfigSchema = makeRuleConfigSchema(z);

/**
 * Returns the setting of a rule for a spec. The spec's own setting comes first, then the
 * configuration, then the default. A setting without options changes only the severity, as in
 * ESLint.
 */
export function settingOf(
  rule: RuleName,
  config: RuleConfig,
  overrides: Readonly<Record<string, unknown>> = {},
): RuleSetting {
  const { severity, options } = ruleOf(rule);
  const own = overrides[rule];
  const isUsable = own !== undefined && ruleProblem(rule, own) === null;
  const settings = [config[rule], isUsable ? (own as Setting) : undefined];
  const given = settings.filter((setting) => setting !== undefined).map(readSetting);
  return {
    severity: given.at(-1)?.severity ?? severity,
    options: Object.assign({}, options, ...given.map((setting) => setting.options)) as object,
  };
}

/** Merges two configurations. The second one overrides the first one. */
export function mergeRules(base: RuleConfig, overriding: RuleConfig): RuleConfig {
  const merged = Object.entries(overriding).map(([name, setting]) => {
    const before = base[name as RuleName];
    if (before === undefined || !isSetting(before) || !isSetting(setting)) return [name, setting];
    const { severity } = readSetting(setting);
    const options = { ...readSetting(before).options, ...readSetting(setting).options };
    return [name, Object.keys(options).length === 0 ? severity : [severity, options]];
  });
  return { ...base, ...(Object.fromEntries(merged) as RuleConfig) };
}

/**
 * Whether a configuration turns on a rule for which source files must be listed. Specs cannot turn
 * on such a rule.
 */
export function needsSources(config: RuleConfig): boolean {
  return isAnyActive(config, ({ readsSources = false }) => readsSources);
}

/** Whether a rule that is not off needs the links to pages and headings. */
export function needsLinks(config: RuleConfig): boolean {
  return isAnyActive(config, ({ readsLinks = false }) => readsLinks);
}

/** Whether a rule that is not off needs the names on pages that declare nothing. */
export function needsNames(config: RuleConfig): boolean {
  return isAnyActive(config, ({ readsNames = false }) => readsNames);
}

/** Whether the severity of a rule that needs the links is set. */
export function setsLinks(config: RuleConfig): boolean {
  return ALL_RULES.some(({ name, readsLinks = false }) => readsLinks && config[name] !== undefined);
}

/** Turns off the rules that need the links to pages and headings, unless they are set. */
export function withoutLinks(config: RuleConfig): RuleConfig {
  const off = ALL_RULES.filter(({ readsLinks }) => readsLinks === true);
  return { ...Object.fromEntries(off.map(({ name }) => [name, 'off'])), ...config };
}

function isAnyActive(
  config: RuleConfig,
  needs: (rule: Rule<RuleName, RuleOptionName>) => boolean,
): boolean {
  return ALL_RULES.some((rule) => needs(rule) && settingOf(rule.name, config).severity !== 'off');
}

/** Says what is wrong with one rule setting of a spec. Returns `null` if nothing is. */
export function ruleProblem(name: string, setting: unknown): string | null {
  const rule = ALL_RULES.find((known) => known.name === name);
  if (rule === undefined) {
    return `\`rules\` names \`${name}\`, which is not a rule: ${suggestName(name, RULE_NAMES)}`;
  }
  const problem = settingProblem(rule, setting);
  if (problem === null) return null;
  return `\`rules: ${name}\`${problem.startsWith(':') ? '' : ' '}${problem}`;
}

/** Returns the names of the options that a rule takes. */
export function optionsOf({ options = {} }: Pick<Rule, 'options'>): RuleOptionName[] {
  return RULE_OPTION_NAMES.filter((name) => name in options);
}

/** Returns an example of a setting with all options of a rule. */
export function exampleOf(rule: Rule): string {
  const options = optionsOf(rule).map((name) => `${name}: '${RULE_OPTIONS[name].example}'`);
  return `['error', { ${options.join(', ')} }]`;
}

function unknownRule(name: string): string {
  return `there is no rule ${name}; ${suggestName(name, RULE_NAMES)}`;
}

/** Says what is wrong with the setting of a rule, as the end of a sentence. */
function settingProblem(rule: Rule, setting: unknown): string | null {
  const names = optionsOf(rule);
  const [severity, options = {}, ...rest] = Array.isArray(setting)
    ? (setting as unknown[])
    : [setting];
  if (!isSeverity(severity) || rest.length > 0 || !isMapping(options)) {
    const list = names.length === 0 ? '' : `, or a list such as ${exampleOf(rule)}`;
    return `has to be one of ${SEVERITIES.join(', ')}${list}`;
  }
  for (const [name, value] of Object.entries(options)) {
    const known = names.find((option) => option === name);
    if (known === undefined) return unknownOption(name, names);
    const { pattern, expected } = RULE_OPTIONS[known];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !pattern.test(value)) return `: \`${known}\` ${expected}`;
  }
  return null;
}

function unknownOption(name: string, names: readonly RuleOptionName[]): string {
  const [near] = similarNames(name, names);
  if (near !== undefined) return `has no option \`${name}\`; did you mean \`${near}\`?`;
  return `has no option \`${name}\`: it has ${names.length === 0 ? 'none' : names.join(' and ')}`;
}

function readSetting(setting: Setting): { severity: Severity; options: Partial<RuleOptions> } {
  if (typeof setting === 'string') return { severity: setting, options: {} };
  const [severity, options = {}] = setting;
  const given: [string, unknown][] = Object.entries(options);
  return {
    severity,
    options: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  };
}

function isSetting(setting: unknown): setting is Setting {
  const [severity, options = {}] = Array.isArray(setting) ? (setting as unknown[]) : [setting];
  return isSeverity(severity) && isMapping(options);
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((known) => known === value);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
