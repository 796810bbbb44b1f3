import { isSame } from '../drift/find-changes.ts';
import type { ContentPair, ContentPairs } from '../drift/content-pairs.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Touched } from '../report/base-comparison.ts';
import type { CitationReport } from '../report/schema.ts';
import { touches } from '../report/touched-lines.ts';

/** Whether the content of a file differs, or the file is new or gone. */
export function differs(then: FileState | null, now: FileState | null): boolean {
  if (then === null || now === null) return then !== now;
  return !isSame(then, now);
}

/**
 * Pairs the old and the current contents of cited files that differ.
 *
 * @param pairs collects the pairs, to be measured later
 * @returns the pairs by the current name of each file
 */
export function pairCited(
  citations: readonly Pick<CitationReport, 'path' | 'current'>[],
  then: Snapshot,
  now: Snapshot,
  pairs: ContentPairs,
): ReadonlyMap<string, ContentPair> {
  const cited = new Map<string, ContentPair>();
  for (const { path, current } of citations) {
    const name = current?.path ?? path;
    if (cited.has(name)) continue;
    const [old, fresh] = [then.stateOf(name) ?? then.stateOf(path), now.stateOf(name)];
    if (differs(old, fresh)) cited.set(name, pairs.add(old, fresh));
  }
  return cited;
}

/**
 * Makes a function that tells whether lines of a file differ.
 *
 * @param cited the result of {@link pairCited}, after the pairs were measured
 */
export function touchedIn(cited: ReadonlyMap<string, ContentPair>): Touched {
  return ({ path, startLine, endLine }) => {
    const pair = cited.get(path);
    if (pair === undefined) return false;
    const { diff } = pair;
    if (startLine === null || endLine === null || diff === null || diff.binary) return true;
    return touches(diff.hunks, startLine, endLine);
  };
}
