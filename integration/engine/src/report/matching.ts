/** Entries of two lists that have no counterpart in the other. */
export interface Unmatched<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/**
 * Takes out what two lists share, one for one.
 *
 * @param keys what makes two entries the same, the strictest first
 */
export function withoutShared<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((entry: T) => string)[],
): Unmatched<T> {
  let rest: Unmatched<T> = { before, after };
  for (const keyOf of keys) {
    const open = new Map<string, T[]>();
    for (const entry of rest.before) {
      const same = open.get(keyOf(entry));
      if (same === undefined) open.set(keyOf(entry), [entry]);
      else same.push(entry);
    }
    const shared = new Set<T>();
    const fresh = rest.after.filter((entry) => {
      const counterpart = open.get(keyOf(entry))?.shift();
      if (counterpart !== undefined) shared.add(counterpart);
      return counterpart === undefined;
    });
    rest = { before: rest.before.filter((entry) => !shared.has(entry)), after: fresh };
  }
  return rest;
}
