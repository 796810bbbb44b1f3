/** The items of a list that are shown, and the number of the other items. */
export interface Shown<T> {
  readonly items: readonly T[];
  readonly rest: number;
}

/**
 * Selects at most `limit` items. Important items are selected first. The result keeps the order of
 * the list.
 */
export function show<T>(
  all: readonly T[],
  limit: number,
  isImportant: (item: T) => boolean = () => true,
): Shown<T> {
  if (all.length <= limit) return { items: all, rest: 0 };
  const others = all.filter((item) => !isImportant(item));
  const chosen = new Set([...all.filter(isImportant), ...others].slice(0, limit));
  return { items: all.filter((item) => chosen.has(item)), rest: all.length - limit };
}
