import type { LineDiff } from '../git/patch.ts';
import type { CitationToken } from './citation.ts';
import { mapLines } from './line-map.ts';

/** How cited lines are today, compared with what the author saw. */
export type CitationState = 'ok' | 'moved' | 'changed' | 'deleted' | 'out-of-range' | 'missing';

/** Where the cited lines are now; lines are `null` for a whole file. */
export interface CurrentLines {
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/** What is known of a cited file. */
export interface CitedFile {
  readonly existed: boolean;
  readonly exists: boolean;
  /** Lines that it has now; `null` where they cannot be counted. */
  readonly lineCount: number | null;
  /** From the baseline to now; `null` where nothing can be compared. */
  readonly diff: LineDiff | null;
}

/** Decides what became of a citation. */
export function stateOf(
  { startLine, endLine }: CitationToken,
  { existed, exists, lineCount, diff }: CitedFile,
): { state: CitationState; current: CurrentLines | null } {
  const whole: CurrentLines = { startLine: null, endLine: null };
  if (!exists) return { state: existed ? 'deleted' : 'missing', current: null };
  const differs = diff !== null && (diff.binary || diff.hunks.length > 0);
  if (startLine === null || endLine === null) {
    return { state: differs ? 'changed' : 'ok', current: whole };
  }
  const countThen =
    lineCount === null ? null : lineCount - (diff?.additions ?? 0) + (diff?.deletions ?? 0);
  if (countThen !== null && endLine > countThen) return { state: 'out-of-range', current: whole };
  if (diff?.binary === true) return { state: 'changed', current: whole };
  return mapLines(diff?.hunks ?? [], startLine, endLine);
}
