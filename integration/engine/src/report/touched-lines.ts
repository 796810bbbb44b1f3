import type { Hunk } from '../git/patch.ts';

/** Whether a difference touches a run of lines of the file as it is now: changes, adds or takes out. */
export function touches(hunks: readonly Hunk[], startLine: number, endLine: number): boolean {
  return hunks.some(({ newStart, newCount }) =>
    newCount === 0
      ? newStart >= startLine && newStart < endLine
      : newStart <= endLine && newStart + newCount - 1 >= startLine,
  );
}
