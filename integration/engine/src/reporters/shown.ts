/** The items of a list that are shown, and the number of the others. */
export interface Shown<T> {
  readonly items: readonly T[];
  readonly rest: number;
}

/** Selects at most `limit` items, important ones first, and keeps the order of the list. */
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
