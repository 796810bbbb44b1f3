import type { CitationState } from '../citations/state.ts';
import type { Reference } from '../documents/references.ts';
import type { FilePlace } from '../files/lines.ts';
import type { Significance } from './significances.ts';
import type { CitationFate } from './citation-fate.ts';
import type { MeasuredDifference } from './measured-difference.ts';

/** A citation, the lines as its author saw them, and what became of them. */
export interface JudgedCitation extends FilePlace {
  readonly reference: Reference;
  readonly symbol: string | null;
  /** In which the lines are meant; `null` for the working tree, and where it is not known. */
  readonly commit: string | null;
  readonly state: CitationState;
  readonly current: FilePlace | null;
  /** The lines are other ones, and that matters. */
  readonly stale: boolean;
}

/**
 * Makes a judge of a spec's citations.
 *
 * @param measured the changes of the spec's inputs
 * @param significances kinds of change that make drift
 */
export function judgeBy(
  measured: readonly MeasuredDifference[],
  significances: readonly Significance[],
): (fate: CitationFate) => JudgedCitation {
  const byName = new Map<string, MeasuredDifference>();
  for (const difference of measured) {
    for (const name of [difference.path, difference.previousPath]) {
      if (name !== null && !byName.has(name)) byName.set(name, difference);
    }
  }
  /** Whether the change of a cited file is one that matters; of one that is no input, any does. */
  const counts = ({ tracked: { citation, before, path }, significance }: CitationFate): boolean => {
    const difference = byName.get(path) ?? byName.get(citation.token.path);
    if (difference?.before?.oid === before?.oid) return difference?.significant ?? true;
    return (
      significance === undefined || significance === null || significances.includes(significance)
    );
  };
  return (fate) => {
    const { tracked, state, current, startLine, endLine } = fate;
    const { citation, moment } = tracked;
    return {
      reference: citation.reference,
      path: citation.token.path,
      symbol: citation.token.symbol,
      startLine,
      endLine,
      commit: moment.commit,
      state,
      current,
      stale: (state === 'changed' || state === 'deleted') && counts(fate),
    };
  };
}
