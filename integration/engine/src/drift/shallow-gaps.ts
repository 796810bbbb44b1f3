import type { Ancestry } from '../git/history.ts';

/**
 * Finds the commits since which a shallow clone lacks part of the history. The clone was cut off at
 * some commits in the past of HEAD. If one of these is not in the past of a given commit, history
 * is missing between that commit and HEAD.
 *
 * @param ancestry the parents of the commits in the past of HEAD, as far as the clone holds them
 * @param boundary the commits at which the clone was cut off
 */
export function findGaps(
  oids: Iterable<string>,
  ancestry: Ancestry,
  boundary: ReadonlySet<string>,
): Set<string> {
  const cut = [...boundary].filter((oid) => ancestry.has(oid));
  return new Set([...oids].filter((oid) => !includesAll(pastOf(oid, ancestry), cut)));
}

function includesAll(past: ReadonlySet<string>, oids: readonly string[]): boolean {
  return oids.every((oid) => past.has(oid));
}

function pastOf(oid: string, ancestry: Ancestry): ReadonlySet<string> {
  const past = new Set([oid]);
  for (const commit of past) for (const parent of ancestry.get(commit) ?? []) past.add(parent);
  return past;
}
