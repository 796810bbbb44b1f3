import type { JudgedCitation } from '../citations/citation.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import { assessAll } from './assessment.ts';
import type { ContentChange } from './change.ts';
import type { ContentPairs } from './content-pairs.ts';

/**
 * Assesses the changes of cited inputs. Other cited files are not parsed.
 *
 * @param pairs the pairs of contents, with their diffs
 */
export async function assessCitations(
  session: GitSession,
  citations: readonly JudgedCitation[],
  pairs: ContentPairs,
  cache: AssessmentCache,
): Promise<JudgedCitation[]> {
  const changes = new Map<JudgedCitation, ContentChange>();
  for (const citation of citations) {
    const change = changeOf(citation, pairs);
    if (change !== null) changes.set(citation, change);
  }
  const assess = await assessAll(session, [...changes.values()], cache);
  return citations.map((citation) => {
    const change = changes.get(citation);
    if (change === undefined) return citation;
    return { ...citation, significance: assess(change).significance };
  });
}

/**
 * Returns the change of a cited input since it was cited. Returns `null` if the file is no input,
 * or if the citation has not changed.
 */
function changeOf(
  { path, currentPath, before, after, role, state }: JudgedCitation,
  pairs: ContentPairs,
): ContentChange | null {
  if (state !== 'changed' || !before || after === null || role === null) return null;
  return {
    path: currentPath,
    previousPath: path === currentPath ? null : path,
    before,
    after,
    pair: pairs.add(before, after),
  };
}
