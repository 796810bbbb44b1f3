import type { Timeline } from './timeline.ts';

/** Where git and the forges look for commits that `blame` skips. */
export const IGNORED_COMMITS_FILE = '.git-blame-ignore-revs';

/** The commit ids of such a file: one a line, `#` starts a comment. */
export function parseIgnoredCommits(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase())
    .filter((line) => /^[0-9a-f]{7,64}$/.test(line));
}

/** Whether two contents of a file differ by nothing but what ignored commits did. */
export type SameButForIgnored = (
  path: string,
  before: string | null,
  after: string | null,
) => boolean;

/**
 * Joins the contents before and after each ignored commit. What can be reached through such joins
 * alone is the same; a change that came before or after a bulk change still shows.
 *
 * @param ignored commit ids, whole or at least 7 digits of them
 */
export function joinIgnored(timeline: Timeline, ignored: readonly string[]): SameButForIgnored {
  const joined = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    return root;
  };
  const keyOf = (path: string, oid: string | null): string => oid ?? `none:${path}`;
  for (const commit of ignored.length === 0 ? [] : timeline.commits) {
    if (!ignored.some((oid) => commit.oid.startsWith(oid))) continue;
    for (const { path, before, after } of timeline.ownChanges(commit)) {
      const [a, b] = [before, after].map((state) => find(keyOf(path, state?.oid ?? null)));
      if (a !== undefined && b !== undefined && a !== b) joined.set(a, b);
    }
  }
  return (path, before, after) =>
    joined.size > 0 && find(keyOf(path, before)) === find(keyOf(path, after));
}
