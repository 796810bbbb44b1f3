import type { Hunk } from '../git/patch.ts';

/** Where a run of lines is now, and whether its text is still the same. */
export interface MappedLines {
  readonly state: 'ok' | 'moved' | 'changed' | 'deleted';
  /** The current lines; `null` if nothing of the run is left. */
  readonly current: { readonly startLine: number; readonly endLine: number } | null;
}

/**
 * Finds where a run of lines is after a change, by the hunks of a diff without context (`-U0`).
 * Lines are counted from 1. Both ends belong to the run.
 */
export function mapLines(hunks: readonly Hunk[], startLine: number, endLine: number): MappedLines {
  let start = startLine;
  let end = endLine;
  let touched = false;
  for (const hunk of hunks) {
    const { first, last } = oldLines(hunk);
    if (first > endLine) break;
    const shift = hunk.newCount - hunk.oldCount;
    if (last < startLine) {
      start += shift;
      end += shift;
      continue;
    }
    if (hunk.newCount === 0 && first <= startLine && last >= endLine) {
      return { state: 'deleted', current: null };
    }
    touched = true;
    if (first <= startLine) start = hunk.newCount === 0 ? hunk.newStart + 1 : hunk.newStart;
    end = last < endLine ? end + shift : lastNewLine(hunk);
  }
  const current = { startLine: start, endLine: Math.max(start, end) };
  if (touched) return { state: 'changed', current };
  return { state: start === startLine ? 'ok' : 'moved', current };
}

/** Counts the lines of a run that no hunk replaces. They are still there, in the same order. */
export function countKept(hunks: readonly Hunk[], startLine: number, endLine: number): number {
  return hunks.reduce(
    (kept, hunk) => {
      const { first, last } = oldLines(hunk);
      return kept - Math.max(0, Math.min(last, endLine) - Math.max(first, startLine) + 1);
    },
    endLine - startLine + 1,
  );
}

/**
 * Returns the lines that a hunk replaces. For an insertion this is an empty run, in which `last` is
 * one less than `first`.
 */
function oldLines({ oldStart, oldCount }: Hunk): { first: number; last: number } {
  return oldCount === 0
    ? { first: oldStart + 1, last: oldStart }
    : { first: oldStart, last: oldStart + oldCount - 1 };
}

function lastNewLine({ newStart, newCount }: Hunk): number {
  return newCount === 0 ? newStart : newStart + newCount - 1;
}
