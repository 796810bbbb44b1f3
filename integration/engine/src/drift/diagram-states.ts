import type { Citation, FoundCitation, JudgedCitation } from '../citations/citation.ts';
import type { DiagramNode } from '../citations/diagram-nodes.ts';
import type { Change } from './change.ts';

/** A node of a diagram whose label names a file or a folder, and the state of that citation. */
export interface JudgedNode extends Pick<
  Citation,
  'path' | 'startLine' | 'endLine' | 'state' | 'current'
> {
  readonly label: string;
  /** The file, or a file in the folder, changed in a way that counts as drift. */
  readonly drifted: boolean;
}

/**
 * Decides the state of a node. A change of a file in a folder sets `drifted`, but does not change
 * the state of the folder.
 */
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
