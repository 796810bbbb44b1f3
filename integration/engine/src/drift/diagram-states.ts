import type { FoundCitation, JudgedCitation } from '../citations/citation.ts';
import type { DiagramNode } from '../citations/diagram-nodes.ts';
import type { CitationState } from '../citations/state.ts';
import type { FilePlace } from '../files/lines.ts';
import type { Change } from './change.ts';

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
  citations: ReadonlyMap<FoundCitation, JudgedCitation>,
  changes: readonly Change[],
): JudgedNode {
  const drifted = changes.some(
    (change) =>
      change.significant &&
      [change.path, change.previousPath].some(
        (name) => name === path || name?.startsWith(`${path}/`) === true,
      ),
  );
  const whole = { startLine: null, endLine: null };
  const judged = citation === null ? undefined : citations.get(citation);
  if (judged === undefined) {
    return { label, path, ...whole, state: 'ok', current: { path, ...whole }, drifted };
  }
  const { startLine, endLine, state, current } = judged;
  return { label, path, startLine, endLine, state, current, drifted };
}
