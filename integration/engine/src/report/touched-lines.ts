import type { Hunk } from '../git/patch.ts';

/** Whether a diff changes, adds or removes lines in a range of the current file. */
export function touches(hunks: readonly Hunk[], startLine: number, endLine: number): boolean {
  return hunks.some(({ newStart, newCount }) =>
    newCount === 0
      ? newStart >= startLine && newStart < endLine
      : newStart <= endLine && newStart + newCount - 1 >= startLine,
  );
}
