/** A run of lines, counted from 1; both ends belong to it. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Joins ranges that overlap or touch, sorted, and cuts off what is not among `count` lines. */
export function mergeRanges(ranges: readonly LineRange[], count: number): LineRange[] {
  const merged: LineRange[] = [];
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const range = { first: Math.max(1, first), last: Math.min(count, last) };
    if (range.first > range.last) continue;
    const before = merged.at(-1);
    if (before === undefined || before.last < range.first - 1) merged.push(range);
    else merged[merged.length - 1] = { ...before, last: Math.max(before.last, range.last) };
  }
  return merged;
}

/** What lies between, before and behind merged ranges. */
export function gapsBetween(merged: readonly LineRange[], count: number): LineRange[] {
  const ends = [...merged, { first: count + 1, last: count + 1 }];
  return ends
    .map(({ first }, index) => ({ first: (merged[index - 1]?.last ?? 0) + 1, last: first - 1 }))
    .filter(({ first, last }) => first <= last);
}
