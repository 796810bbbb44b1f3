import type { GitSession } from '../git/scratch.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import { assessAll } from './assessment.ts';
import type { CitationFate } from './citation-fate.ts';
import type { Difference } from './differences.ts';
import type { ContentPairs } from './pairs.ts';

/**
 * Assesses the changes of cited inputs. Other cited files are not parsed.
 *
 * @param pairs the diff of every pair
 */
export async function assessFates(
  session: GitSession,
  fates: readonly CitationFate[],
  pairs: ContentPairs,
  cache: AssessmentCache,
): Promise<CitationFate[]> {
  const differences = new Map<CitationFate, Difference>();
  for (const fate of fates) {
    const difference = differenceOf(fate);
    if (difference !== null) differences.set(fate, difference);
  }
  const paired = [...differences.values()].map((difference) => ({
    difference,
    counted: difference,
    pair: pairs.add(difference.before, difference.after),
  }));
  const assess = await assessAll(session, paired, cache);
  return fates.map((fate) => {
    const difference = differences.get(fate);
    if (difference === undefined) return fate;
    return { ...fate, significance: assess(difference).significance };
  });
}

/** The change of a cited input since it was cited; `null` for none. */
function differenceOf({
  tracked: { citation, before, path, after, role },
  state,
}: CitationFate): Difference | null {
  if (state !== 'changed' || !before || after === null || role === null) return null;
  const previousPath = path === citation.token.path ? null : citation.token.path;
  return { path, previousPath, role, kind: 'modified', before, after, stays: true };
}
