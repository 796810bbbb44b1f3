import type { LineRange } from '../files/lines.ts';
import type { Hunk, LineDiff } from './patch.ts';

/**
 * Returns the part of a diff that lies in given lines.
 *
 * @param old the lines of the old file
 * @param now the lines of the new file
 */
export function clipDiff(
  diff: LineDiff,
  old: readonly LineRange[],
  now: readonly LineRange[],
): LineDiff {
  const hunks = diff.hunks.flatMap((hunk) => {
    const before = pieces(hunk.oldStart, hunk.oldCount, old);
    const after = pieces(hunk.newStart, hunk.newCount, now);
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index): Hunk => {
      const { start: oldStart, count: oldCount } =
        before[index] ?? nothingAt(hunk.oldStart, hunk.oldCount);
      const { start: newStart, count: newCount } =
        after[index] ?? nothingAt(hunk.newStart, hunk.newCount);
      return { oldStart, oldCount, newStart, newCount };
    });
  });
  return {
    ...diff,
    hunks,
    additions: hunks.reduce((sum, { newCount }) => sum + newCount, 0),
    deletions: hunks.reduce((sum, { oldCount }) => sum + oldCount, 0),
  };
}

/** Returns the pieces of a run of lines that lie in the given ranges. */
function pieces(
  start: number,
  count: number,
  lines: readonly LineRange[],
): { start: number; count: number }[] {
  return lines.flatMap(({ startLine, endLine }) => {
    const first = Math.max(start, startLine);
    const last = Math.min(start + count - 1, endLine);
    return last < first ? [] : [{ start: first, count: last - first + 1 }];
  });
}

/**
 * Makes an empty run in place of a run. If the run is empty already, it stays where it is.
 * Otherwise the new run begins one line before it.
 */
function nothingAt(start: number, count: number): { start: number; count: number } {
  return { start: count === 0 ? start : Math.max(start - 1, 0), count: 0 };
}
