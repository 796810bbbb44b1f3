import type { Renames } from '../git/renames.ts';
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

/** Whether a commit is among those to ignore, whole ids or at least 7 digits of them. */
export function isIgnored(oid: string, ignored: readonly string[]): boolean {
  return ignored.some((start) => oid.startsWith(start));
}

/** What ignored commits did to the contents of files. */
export interface IgnoredChanges {
  /** Whether two contents of a file differ by nothing else; `null` where there was no file. */
  readonly isSame: (path: string, before: string | null, after: string | null) => boolean;
  /**
   * The two contents between which everything else lies: what ignored commits made of the first,
   * and what they made the second of.
   */
  readonly narrow: (before: string, after: string) => { before: string; after: string };
}

/**
 * Joins the contents before and after each ignored commit. What can be reached through such joins
 * alone is the same; a change that came before or after a bulk change still shows.
 *
 * @param ignored commit ids, whole or at least 7 digits of them
 * @param byCommit what commits renamed: new names with the old ones, by commit id
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

/** The content at the end of a way through ignored commits. */
function furthest(oid: string, links: ReadonlyMap<string, ReadonlySet<string>>): string {
  const seen = new Set([oid]);
  let last = oid;
  for (const key of seen) {
    if (!key.startsWith('none:')) last = key;
    for (const next of links.get(key) ?? []) if (!next.startsWith('none:')) seen.add(next);
  }
  return last;
}
