import type { Renames } from '../git/renames.ts';
import type { Timeline } from './timeline.ts';

/** The file in which git and the forges look for the commits that `blame` skips. */
export const IGNORED_COMMITS_FILE = '.git-blame-ignore-revs';

/** Reads the commit ids of such a file. Each line holds one id, and `#` starts a comment. */
export function parseIgnoredCommits(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase())
    .filter((line) => /^[0-9a-f]{7,64}$/.test(line));
}

/**
 * Whether a commit is ignored.
 *
 * @param ignored commit ids, whole or shortened to at least 7 digits
 */
export function isIgnored(oid: string, ignored: readonly string[]): boolean {
  return ignored.some((start) => oid.startsWith(start));
}

/** What ignored commits did to the contents of files. */
export interface IgnoredChanges {
  /**
   * Whether only ignored commits made the difference between two contents of a file. `null` stands
   * for a file that does not exist.
   */
  readonly isSame: (path: string, before: string | null, after: string | null) => boolean;
  /**
   * Takes the edits of ignored commits out of a change. Returns the content that ignored commits
   * made from `before`, and the content from which ignored commits made `after`.
   */
  readonly narrow: (before: string, after: string) => { before: string; after: string };
}

/**
 * Joins the content before each ignored commit with the content after it. Two contents count as the
 * same if they are joined, directly or through others. A change before or after a bulk change still
 * counts.
 *
 * @param ignored commit ids, whole or shortened to at least 7 digits
 * @param byCommit the renames of each commit, by commit id: the old name for each new name
 */
export function joinIgnored(
  timeline: Timeline,
  ignored: readonly string[],
  byCommit: ReadonlyMap<string, Renames>,
): IgnoredChanges {
  const forwards = new Map<string, Set<string>>();
  const backwards = new Map<string, Set<string>>();
  const joined = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    return root;
  };
  const join = (before: string, after: string): void => {
    link(forwards, before, after);
    link(backwards, after, before);
    const [a, b] = [find(before), find(after)];
    if (a !== b) joined.set(a, b);
  };
  const keyOf = (path: string, oid: string | null): string => oid ?? `none:${path}`;
  for (const commit of ignored.length === 0 ? [] : timeline.commits) {
    if (!isIgnored(commit.oid, ignored)) continue;
    const changes = timeline.ownChanges(commit);
    for (const { path, before, after } of changes) {
      join(keyOf(path, before?.oid ?? null), keyOf(path, after?.oid ?? null));
    }
    for (const [to, from] of byCommit.get(commit.oid) ?? []) {
      const old = changes.find(({ path }) => path === from)?.before;
      const now = changes.find(({ path }) => path === to)?.after;
      if (old && now) join(old.oid, now.oid);
    }
  }
  return {
    isSame: (path, before, after) =>
      joined.size > 0 && find(keyOf(path, before)) === find(keyOf(path, after)),
    narrow: (before, after) => ({
      before: furthest(before, forwards),
      after: furthest(after, backwards),
    }),
  };
}

function link(links: Map<string, Set<string>>, from: string, to: string): void {
  const known = links.get(from);
  if (known === undefined) links.set(from, new Set([to]));
  else known.add(to);
}

/** Follows ignored commits from a content as far as possible. Returns the last content. */
function furthest(oid: string, links: ReadonlyMap<string, ReadonlySet<string>>): string {
  const seen = new Set([oid]);
  let last = oid;
  for (const key of seen) {
    if (!key.startsWith('none:')) last = key;
    for (const next of links.get(key) ?? []) if (!next.startsWith('none:')) seen.add(next);
  }
  return last;
}
