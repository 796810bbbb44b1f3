import { diffArrays } from 'diff';

/** What a version of a document cites, in order. */
export type Sequence = readonly string[];

/** In versions that differ more, no order is looked for: it would take too long. */
const MAX_EDITS = 1000;

/**
 * Which items of a version stood in an older one already, each as an index of the older version, or
 * `null` for one that is new. What stays in order is matched first; what was moved about, after it.
 * An item that stands there several times is matched as often as it stood in the older version.
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

/** Where a version has what another has, too. */
function placesIn(version: Sequence, other: ReadonlySet<string>): number[] {
  return [...version.keys()].filter((at) => other.has(version[at] ?? ''));
}

/**
 * Since when each item of the newest version stands in the document without a break.
 *
 * @param versions newest first; `null` for one that cannot be read, which tells nothing
 * @returns for each item, the index of the oldest version that has it
 */
export function findIntroductions(versions: readonly (Sequence | null)[]): number[] {
  const [newest] = versions;
  if (newest === undefined || newest === null) return [];
  const introduced = newest.map(() => 0);
  let current = newest;
  let places: (number | null)[] = newest.map((_, index) => index);
  versions.forEach((version, index) => {
    if (version === null || index === 0) return;
    const standing = findStanding(current, version);
    places = places.map((place) => (place === null ? null : (standing[place] ?? null)));
    places.forEach((place, item) => {
      if (place !== null) introduced[item] = index;
    });
    current = version;
  });
  return introduced;
}
