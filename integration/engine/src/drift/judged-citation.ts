import type { CitationState } from '../citations/state.ts';
import type { Reference } from '../documents/references.ts';
import type { FilePlace } from '../files/lines.ts';
import type { Significance } from './significances.ts';
import type { CitationOutcome } from './citation-outcome.ts';
import type { MeasuredDifference } from './measured-difference.ts';

/** A citation with its lines as the author saw them, and its state. */
export interface JudgedCitation extends FilePlace {
  readonly reference: Reference;
  readonly symbol: string | null;
  /** The commit that the lines refer to; `null` for the working tree, or if it is not known. */
  readonly commit: string | null;
  readonly state: CitationState;
  readonly current: FilePlace | null;
  /** The lines changed, and the change counts as drift. */
  readonly stale: boolean;
}

/**
 * Makes a function that judges the citations of a spec.
 *
 * @param measured the changes of the spec's inputs
 * @param significances the kinds of edits that count as drift
 */
export function judgeBy(
  measured: readonly MeasuredDifference[],
  significances: readonly Significance[],
): (outcome: CitationOutcome) => JudgedCitation {
  const byName = new Map<string, MeasuredDifference>();
  for (const difference of measured) {
    for (const name of [difference.path, difference.previousPath]) {
      if (name !== null && !byName.has(name)) byName.set(name, difference);
    }
  }
  /** Whether a change of a cited file counts. If the file is no input, each change counts. */
  const counts = ({
    tracked: { citation, before, path },
    significance,
    isComment,
  }: CitationOutcome): boolean => {
    const difference = byName.get(path) ?? byName.get(citation.token.path);
    // The text of a comment counts if it is what the document cites.
    if (isComment === true) return difference?.ignored !== true;
    if (difference?.before?.oid === before?.oid) return difference?.significant ?? true;
    return (
      significance === undefined || significance === null || significances.includes(significance)
    );
  };
  return (outcome) => {
    const { tracked, state, current, startLine, endLine } = outcome;
    const { citation, authored } = tracked;
    return {
      reference: citation.reference,
      path: citation.token.path,
      symbol: citation.token.symbol,
      startLine,
      endLine,
      commit: authored.commit,
      state,
      current,
      stale: (state === 'changed' || state === 'deleted') && counts(outcome),
    };
  };
}

/**
 * Marks citations of whole files as changed where a change of the file touches a name that the
 * document uses. A file that only changed otherwise is still what the document refers to.
 *
 * @param namedPaths the files that changed in such a way
 */
export function withNamedChanges(
  citations: readonly JudgedCitation[],
  namedPaths: ReadonlySet<string>,
): JudgedCitation[] {
  return citations.map((citation) => {
    const { path, startLine, state } = citation;
    const isNamed = startLine === null && state === 'ok' && namedPaths.has(path);
    return isNamed ? { ...citation, state: 'changed', stale: true } : citation;
  });
}
