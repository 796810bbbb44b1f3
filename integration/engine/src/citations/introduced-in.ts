import { diffArrays } from 'diff';

/** The citations of one version of a document, in the order of the text. */
export type Sequence = readonly string[];

/**
 * If two versions differ in more items than this, their order is not compared. That would take too
 * long.
 */
const MAX_EDITS = 1000;

/**
 * Finds the items of a version that an older version contained already. Items that kept their order
 * are matched first, then items that were moved. If an item occurs several times, it is matched at
 * most as often as it occurs in the older version.
 *
 * @returns for each item, its index in the older version; `null` if the item is new
 */
export function findStanding(now: Sequence, before: Sequence): (number | null)[] {
  const standing = Array<number | null>(now.length).fill(null);
  const newPlaces = placesIn(now, new Set(before));
  const oldPlaces = placesIn(before, new Set(now));
  const oldItems = oldPlaces.map((at) => before[at] ?? '');
  const newItems = newPlaces.map((at) => now[at] ?? '');
  const unordered = { value: oldItems, added: false, removed: true };
  const left = new Map<string, number[]>();
  let oldAt = 0;
  let newAt = 0;
  const parts = diffArrays(oldItems, newItems, { maxEditLength: MAX_EDITS }) ?? [unordered];
  for (const { value, added, removed } of parts) {
    for (const item of value) {
      const place = oldPlaces[oldAt] ?? 0;
      if (removed) {
        const others = left.get(item);
        if (others === undefined) left.set(item, [place]);
        else others.push(place);
      } else if (!added) standing[newPlaces[newAt] ?? 0] = place;
      if (!added) oldAt++;
      if (!removed) newAt++;
    }
  }
  return standing.map((index, at) => index ?? left.get(now[at] ?? '')?.shift() ?? null);
}

/** Returns the indexes of the items that another version contains as well. */
function placesIn(version: Sequence, other: ReadonlySet<string>): number[] {
  return [...version.keys()].filter((at) => other.has(version[at] ?? ''));
}

/**
 * Finds since which version the document has contained each item of the newest version without a
 * break.
 *
 * @param versions newest first; `null` for a version that cannot be read, which is skipped; older
 *   ones are not asked for once all items are found
 * @returns for each item, the index of the oldest version of that unbroken run
 */
export function findIntroductions(
  versions: Pick<readonly (Sequence | null)[], 'length' | 'at'>,
): number[] {
  const newest = versions.at(0) ?? null;
  if (newest === null) return [];
  const introduced = newest.map(() => 0);
  let current = newest;
  let places: (number | null)[] = newest.map((_, index) => index);
  for (let index = 1; index < versions.length; index++) {
    if (places.every((place) => place === null)) break;
    const version = versions.at(index) ?? null;
    if (version === null) continue;
    if (!isSame(current, version)) {
      const standing = findStanding(current, version);
      places = places.map((place) => (place === null ? null : (standing[place] ?? null)));
    }
    places.forEach((place, item) => {
      if (place !== null) introduced[item] = index;
    });
    current = version;
  }
  return introduced;
}

function isSame(one: Sequence, other: Sequence): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
