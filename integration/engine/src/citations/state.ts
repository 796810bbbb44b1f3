import type { FileLines } from '../files/lines.ts';
import type { LineDiff } from '../git/patch.ts';
import { mapLines } from './line-map.ts';

/** How cited lines can be today, compared with what the author saw; from good to bad. */
export const CITATION_STATES = [
  'ok',
  'moved',
  'changed',
  'out-of-range',
  'deleted',
  'missing',
] as const;

/** One of {@link CITATION_STATES}. */
export type CitationState = (typeof CITATION_STATES)[number];

/** How bad a state is; 0 for what is as it was. */
export function severityOf(state: CitationState): number {
  return CITATION_STATES.indexOf(state);
}

/** Of several states the one that needs attention most; `ok` for none. */
export function worstOf(states: readonly CitationState[]): CitationState {
  return CITATION_STATES[Math.max(0, ...states.map(severityOf))] ?? 'ok';
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

/**
 * Decides what became of a citation, and where its lines are now. A whole file stays what it is while
 * it is there, whatever changes in it.
 */
export function stateOf(
  { startLine, endLine }: FileLines,
  { existed, exists, lineCount, diff }: CitedFile,
): { state: CitationState; current: FileLines | null } {
  const whole: FileLines = { startLine: null, endLine: null };
  if (!exists) return { state: existed ? 'deleted' : 'missing', current: null };
  if (startLine === null || endLine === null) return { state: 'ok', current: whole };
  const countThen =
    lineCount === null ? null : lineCount - (diff?.additions ?? 0) + (diff?.deletions ?? 0);
  if (countThen !== null && endLine > countThen) return { state: 'out-of-range', current: whole };
  if (diff?.binary === true) return { state: 'changed', current: whole };
  return mapLines(diff?.hunks ?? [], startLine, endLine);
}
