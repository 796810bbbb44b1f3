import type { Citation, JudgedCitation } from '../citations/citation.ts';
import type { Significance } from '../code/significances.ts';
import type { Change } from './change.ts';

/**
 * Makes a function that tells which citations of a spec are stale.
 *
 * @param changes the changes of the spec's inputs
 * @param significances the kinds of edits that count as drift
 */
export function judgeStaleness(
  changes: readonly Change[],
  significances: readonly Significance[],
): (citation: JudgedCitation) => Citation {
  const byName = new Map<string, Change>();
  for (const change of changes) {
    for (const name of [change.path, change.previousPath]) {
      if (name !== null && !byName.has(name)) byName.set(name, change);
    }
  }
  /** Whether a change of a cited file counts. If the file is no input, each change counts. */
  const counts = (citation: JudgedCitation): boolean => {
    const { path, currentPath, before, significance, isComment } = citation;
    const change = byName.get(currentPath) ?? byName.get(path);
    // The text of a comment counts if it is what the document cites.
    if (isComment) return change?.ignored !== true;
    if (change?.before?.oid === before?.oid) return change?.significant ?? true;
    return significance === null || significances.includes(significance);
  };
  return (citation) => {
    const { state, isReviewed } = citation;
    const isChanged = (state === 'changed' && !isReviewed) || state === 'deleted';
    const stale = isChanged && counts(citation);
    return { ...citation, stale };
  };
}

/**
 * Marks citations of whole files as changed if a change of the file touches a name that the
 * document uses. Other changes of the file do not make such a citation stale.
 *
 * @param namedPaths the files with a change that touches such a name
 */
export function withNamedChanges(
  citations: readonly Citation[],
  namedPaths: ReadonlySet<string>,
): Citation[] {
  return citations.map((citation) => {
    const { path, startLine, state } = citation;
    const isNamed = startLine === null && state === 'ok' && namedPaths.has(path);
    return isNamed ? { ...citation, state: 'changed', stale: true } : citation;
  });
}
