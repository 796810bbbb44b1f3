/** A run of lines, counted from 1. Both ends are included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Sorts ranges, joins those that overlap or touch, and cuts off everything after line `count`. */
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

/** Returns the ranges before, between and after merged ranges, up to line `count`. */
export function gapsBetween(merged: readonly LineRange[], count: number): LineRange[] {
  const ends = [...merged, { first: count + 1, last: count + 1 }];
  return ends
    .map(({ first }, index) => ({ first: (merged[index - 1]?.last ?? 0) + 1, last: first - 1 }))
    .filter(({ first, last }) => first <= last);
}
