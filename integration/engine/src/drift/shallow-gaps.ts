import type { Ancestry } from '../git/history.ts';

/**
 * The commits since which a shallow clone does not hold everything: something that HEAD has in its
 * past, and they have not, lies beyond where the clone was cut off.
 *
 * @param ancestry of HEAD, as far as the clone goes
 * @param boundary where it was cut off
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
