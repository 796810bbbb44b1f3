import ignore, { type Ignore } from 'ignore';
import { isGlob } from '../specs/pattern.ts';

/** A line of a CODEOWNERS file, once the ways of its dialect are spelled out. */
export interface OwnerRule {
  /** Of whole paths from the root of the repository, as git writes them in an ignore file. */
  readonly pattern: string;
  readonly owners: readonly string[];
  /** Each section decides by itself; counted from 0. */
  readonly section: number;
  /** Whether what matches has no owner by this section, whatever its other rules say. */
  readonly excludes: boolean;
}

/** More than any person nests or writes; what matching takes grows with their powers. */
const MAX_DEPTH = 40;
const MAX_INNER_WILDCARDS = 3;

/**
 * No file of a repository has this name. What ends with it matches one path to its end; git would
 * otherwise let a pattern that matches a folder decide on all that lies below, before later ones.
 */
const END = '/.git';

/** Finds the rules that count for a path: of each section, the last that matches. */
export class OwnerRules {
  private readonly rules: readonly OwnerRule[];
  /** By a part that every match has, and then by section, so that few rules are asked. */
  private readonly matchers = new Map<string, Map<string, Ignore>>();

  constructor(rules: readonly OwnerRule[]) {
    this.rules = rules.filter(({ pattern }) => countInnerWildcards(pattern) <= MAX_INNER_WILDCARDS);
    const parts = this.rules.map(({ pattern }) => partsOf(pattern, isGlob));
    const counts = new Map<string, number>();
    for (const part of parts.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
    for (const [index, { pattern, section, excludes }] of this.rules.entries()) {
      const key = rarest(parts[index] ?? [], counts);
      const group = `${section} ${excludes}`;
      const matchers = this.matchers.get(key) ?? new Map<string, Ignore>();
      const matcher = matchers.get(group) ?? ignore({ ignoreCase: false });
      this.matchers.set(key, matchers);
      matchers.set(group, matcher.add({ pattern: pattern + END, mark: `${index}` }));
    }
  }

  /** At most one rule and one exclusion of each section, in the order of the file. */
  find(path: string): OwnerRule[] {
    if (!ignore.isPathValid(path) || path.split('/').length > MAX_DEPTH) return [];
    const last = new Map<string, number>();
    for (const part of new Set(['', ...partsOf(path, () => false)])) {
      for (const [group, matcher] of this.matchers.get(part) ?? []) {
        const { rule } = matcher.test(path + END);
        if (rule !== undefined) last.set(group, Math.max(last.get(group) ?? 0, Number(rule.mark)));
      }
    }
    return [...last.values()]
      .sort((a, b) => a - b)
      .map((index) => this.rules[index])
      .filter((rule) => rule !== undefined);
  }
}

function countInnerWildcards(pattern: string): number {
  return pattern.split('/**/').length - 1;
}

/** The names in a path or pattern, and their extensions, which begin with a slash here. */
function partsOf(path: string, isWild: (name: string) => boolean): string[] {
  return path.split('/').flatMap((name) => {
    const extension = /\.([\w-]+)$/.exec(name)?.[1];
    const parts = isWild(name) ? [] : [name];
    return extension === undefined ? parts : [...parts, `/${extension}`];
  });
}

function rarest(parts: readonly string[], counts: ReadonlyMap<string, number>): string {
  return parts.reduce(
    (best, part) =>
      best === '' || (counts.get(part) ?? 0) < (counts.get(best) ?? 0) ? part : best,
    '',
  );
}
