import type { JudgedCitation, TrackedCitation } from '../citations/citation.ts';
import type { FileState } from '../git/files.ts';
import type { HistorySince } from './history-since.ts';
import type { SpecInputs } from './spec-inputs.ts';

/** A cited file as it was when the section was reviewed. */
export interface ReviewedFile {
  readonly path: string;
  readonly state: FileState;
}

/**
 * Finds the file of a citation at the review of its section. Returns `null` if the section was not
 * reviewed since the citation was written, or if the file is the same.
 */
export function findReviewed(
  { sections }: SpecInputs,
  { reference, before, after, path, currentPath }: TrackedCitation,
): ReviewedFile | null {
  const section = sections?.[reference.section + 1];
  if (!before || after === null || before.oid === after.oid || section === undefined) return null;
  const { baseline, history } = section;
  // Whoever edits the section now sees the current file.
  if (baseline.kind === 'working-tree') return { path: currentPath, state: after };
  if (history === null) return null;
  const reviewed = stateAt(history, [currentPath, path]);
  return reviewed?.state.oid === before.oid ? null : reviewed;
}

function stateAt(history: HistorySince, paths: readonly string[]): ReviewedFile | null {
  for (const path of paths) {
    const state = history.citedStateOf(path);
    if (state) return { path, state };
  }
  return null;
}

/**
 * Judges citations again whose section was reviewed since they were written. The citation keeps the
 * lines that its author meant, but only changes since the review count.
 *
 * @param judge judges citations by their two contents
 * @returns the citations in the same order
 */
export async function judgeSinceReview(
  citations: readonly JudgedCitation[],
  reviewed: ReadonlyMap<number, ReviewedFile>,
  judge: (citations: readonly TrackedCitation[]) => Promise<JudgedCitation[]>,
): Promise<JudgedCitation[]> {
  const open = [...reviewed].flatMap(([index, at]) => {
    const citation = citations[index];
    return citation?.state === 'changed' ? [{ index, citation, at }] : [];
  });
  if (open.length === 0) return [...citations];
  // First, the cited lines are followed to the review; then, from there to the current file.
  const then = await judge(
    open.map(({ citation, at }) => ({ ...citation, after: at.state, currentPath: at.path })),
  );
  const followed = open.flatMap(({ index, citation, at }, position) => {
    const current = then[position]?.current ?? null;
    if (current === null) return [];
    const { startLine, endLine } = citation.symbol === null ? current : citation;
    const from = { path: at.path, before: at.state, startLine, endLine };
    return [{ index, citation: { ...citation, ...from } }];
  });
  const now = await judge(followed.map(({ citation }) => citation));
  const result = [...citations];
  followed.forEach(({ index, citation }, position) => {
    const known = citations[index];
    const judged = now[position];
    if (known === undefined || judged === undefined) return;
    const isUnchanged = judged.state === 'ok' || judged.state === 'moved';
    result[index] = isUnchanged
      ? { ...known, isReviewed: true }
      : { ...known, before: citation.before };
  });
  return result;
}
