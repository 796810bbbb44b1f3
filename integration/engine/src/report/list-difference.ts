/** The entries of each list that have no counterpart in the other list. */
export interface ListDifference<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/**
 * Removes the entries that two lists have in common. An entry has at most one counterpart.
 *
 * @param keys functions that return a key; two entries match if a function returns the same key for
 * both. The first function is tried for all entries before the second one.
 */
export function listDifference<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((entry: T) => string)[],
): ListDifference<T> {
  let rest: ListDifference<T> = { before, after };
  for (const keyOf of keys) {
    const unmatched = new Map<string, T[]>();
    for (const entry of rest.before) {
      const same = unmatched.get(keyOf(entry));
      if (same === undefined) unmatched.set(keyOf(entry), [entry]);
      else same.push(entry);
    }
    const matched = new Set<T>();
    const added = rest.after.filter((entry) => {
      const counterpart = unmatched.get(keyOf(entry))?.shift();
      if (counterpart !== undefined) matched.add(counterpart);
      return counterpart === undefined;
    });
    rest = { before: rest.before.filter((entry) => !matched.has(entry)), after: added };
  }
  return rest;
}
