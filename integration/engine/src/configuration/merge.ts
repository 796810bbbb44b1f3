import { mergeRules } from '../rules/config.ts';
import type { DriftOptions } from './options.ts';

/**
 * Merges two sets of options. The second overrides the first. Groups of options, such as `rules`,
 * are merged. Lists and values are replaced. If a rule gets only another severity, it keeps its
 * options.
 */
export function mergeOptions(base: DriftOptions, overriding: DriftOptions): DriftOptions {
  const merged: DriftOptions = merge(base, overriding);
  const [before, rules] = [base.rules, overriding.rules];
  return isGroup(before) && isGroup(rules)
    ? { ...merged, rules: mergeRules(before, rules) }
    : merged;
}

type Group = Readonly<Record<string, unknown>>;

function merge(base: Group, overriding: Group): Group {
  const given = Object.entries(overriding).filter(([, value]) => value !== undefined);
  const merged = given.map(([name, value]) => {
    const before = Object.hasOwn(base, name) ? base[name] : undefined;
    return [name, isGroup(before) && isGroup(value) ? merge(before, value) : value];
  });
  return { ...base, ...(Object.fromEntries(merged) as Group) };
}

/** Returns the names of all options that are given, such as `rules.drift`. */
export function optionNames(options: DriftOptions): string[] {
  return namesIn(options, '');
}

function namesIn(group: Group, prefix: string): string[] {
  return Object.entries(group).flatMap(([name, value]) =>
    isGroup(value) ? namesIn(value, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
