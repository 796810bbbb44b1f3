/** The first of a list, and how many are left. */
export interface Shown<T> {
  readonly items: readonly T[];
  readonly rest: number;
}

/** Takes so many of a list, those that matter before the others, in the order of the list. */
export function show<T>(
  all: readonly T[],
  limit: number,
  matters: (item: T) => boolean = () => true,
): Shown<T> {
  if (all.length <= limit) return { items: all, rest: 0 };
  const others = all.filter((item) => !matters(item));
  const chosen = new Set([...all.filter(matters), ...others].slice(0, limit));
  return { items: all.filter((item) => chosen.has(item)), rest: all.length - limit };
}
