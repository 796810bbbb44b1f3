import ignore, { type Ignore } from 'ignore';
import { isGlob } from '../specs/pattern.ts';

/** A rule of a CODEOWNERS file, in a form that is the same for all dialects. */
export interface OwnerRule {
  /**
   * The pattern, as an ignore file of git would contain it. It matches whole paths from the root of
   * the repository.
   */
  readonly pattern: string;
  readonly owners: readonly string[];
  /** The section of the rule, counted from 0. Each section decides on its own. */
  readonly section: number;
  /**
   * True if a matching file has no owner in this section, whatever the other rules of the section
   * say.
   */
  readonly excludes: boolean;
}

/**
 * Deeper paths, and patterns with more `**` between folders, are ignored. Nobody writes them. The
 * time for matching is about the depth to the power of the number of `**`.
 */
const MAX_DEPTH = 40;
const MAX_INNER_WILDCARDS = 3;

/**
 * A name that no file of a repository can have. It is appended to all patterns and paths, so that a
 * pattern matches a path only up to its end. Otherwise git would let a pattern that matches a
 * folder decide on everything in it, even against later patterns.
 */
const END = '/.git';

/** Finds the rules that apply to a path. In each section, that is the last rule that matches. */
export class OwnerRules {
  private readonly rules: readonly OwnerRule[];
  /**
   * The patterns by a part that each matching path contains, and then by section. So only few
   * patterns must be tested for a path.
   */
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

  /** Returns at most one rule and one exclusion for each section, in the order of the file. */
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

/**
 * Returns the names in a path or pattern, and their extensions. An extension begins with a slash in
 * the result.
 */
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
