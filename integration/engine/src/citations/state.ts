import type { FileLines } from '../files/lines.ts';
import type { LineDiff } from '../git/patch.ts';
import { mapLines } from './line-map.ts';

/**
 * The states of a citation, from good to bad. They say how the cited lines of today differ from the
 * ones that the author saw.
 */
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

const BROKEN: ReadonlySet<CitationState> = new Set(['out-of-range', 'deleted', 'missing']);

/** Whether a citation leads nowhere. */
export function isBroken({ state }: { readonly state: CitationState }): boolean {
  return BROKEN.has(state);
}

/** Returns how bad a state is. 0 means that the lines are as they were. */
export function severityOf(state: CitationState): number {
  return CITATION_STATES.indexOf(state);
}

/** Returns the worst of several states; `ok` if there are none. */
export function worstOf(states: readonly CitationState[]): CitationState {
  return CITATION_STATES[Math.max(0, ...states.map(severityOf))] ?? 'ok';
}

/** The facts about a cited file that decide the state of a citation. */
export interface CitedFile {
  readonly existed: boolean;
  readonly exists: boolean;
  /** The number of lines that the file has now; `null` if they cannot be counted. */
  readonly lineCount: number | null;
  /**
   * The diff from the file that the author saw to the current one; `null` if they cannot be
   * compared.
   */
  readonly diff: LineDiff | null;
}

/**
 * Decides the state of a citation, and where its lines are now. A citation of a whole file is `ok`
 * as long as the file exists, whatever changes in it.
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
