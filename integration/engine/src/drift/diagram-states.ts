import type { DiagramNode } from '../citations/diagram-nodes.ts';
import type { FoundCitation } from '../citations/finder.ts';
import type { CitationState } from '../citations/state.ts';
import type { FilePlace } from '../files/lines.ts';
import type { CitationOutcome } from './citation-outcome.ts';
import type { MeasuredDifference } from './measured-difference.ts';

/** A node of a diagram, and what became of the file or the folder that it names. */
export interface JudgedNode extends FilePlace {
  readonly label: string;
  readonly state: CitationState;
  readonly current: FilePlace | null;
  /** The file, or one of the folder, changed in a way that makes drift. */
  readonly drifted: boolean;
}

/** Says what became of a node. A change within a folder is no change of the folder. */
export function judgeNode(
  { label, citation, path }: DiagramNode,
  outcomes: ReadonlyMap<FoundCitation, CitationOutcome>,
  measured: readonly MeasuredDifference[],
): JudgedNode {
  const drifted = measured.some(
    (difference) =>
      difference.significant &&
      [difference.path, difference.previousPath].some(
        (name) => name === path || name?.startsWith(`${path}/`) === true,
      ),
  );
  const whole = { startLine: null, endLine: null };
  const outcome = citation === null ? undefined : outcomes.get(citation);
  if (outcome === undefined) {
    return { label, path, ...whole, state: 'ok', current: { path, ...whole }, drifted };
  }
  const { startLine, endLine, state, current } = outcome;
  return { label, path, startLine, endLine, state, current, drifted };
}
