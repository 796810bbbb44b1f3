import type { GitSession } from '../git/temporary-objects.ts';
import type { AssessmentCache } from './assessment-cache.ts';
import { assessAll } from './assessment.ts';
import type { CitationOutcome } from './citation-outcome.ts';
import type { Difference } from './differences.ts';
import type { ContentPairs } from './content-pairs.ts';

/**
 * Assesses the changes of cited inputs. Other cited files are not parsed.
 *
 * @param pairs the diff of every pair
 */
export async function assessOutcomes(
  session: GitSession,
  outcomes: readonly CitationOutcome[],
  pairs: ContentPairs,
  cache: AssessmentCache,
): Promise<CitationOutcome[]> {
  const differences = new Map<CitationOutcome, Difference>();
  for (const outcome of outcomes) {
    const difference = differenceOf(outcome);
    if (difference !== null) differences.set(outcome, difference);
  }
  const paired = [...differences.values()].map((difference) => ({
    difference,
    counted: difference,
    pair: pairs.add(difference.before, difference.after),
  }));
  const assess = await assessAll(session, paired, cache);
  return outcomes.map((outcome) => {
    const difference = differences.get(outcome);
    if (difference === undefined) return outcome;
    return { ...outcome, significance: assess(difference).significance };
  });
}

/** The change of a cited input since it was cited; `null` for none. */
function differenceOf({
  tracked: { citation, before, path, after, role },
  state,
}: CitationOutcome): Difference | null {
  if (state !== 'changed' || !before || after === null || role === null) return null;
  const previousPath = path === citation.token.path ? null : citation.token.path;
  return { path, previousPath, role, kind: 'modified', before, after, stays: true };
}
