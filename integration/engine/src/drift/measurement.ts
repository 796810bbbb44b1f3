import { countLines } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import { diffBlobs } from '../git/lines.ts';
import type { GitSession } from '../git/scratch.ts';
import { textOidOf } from './content-id.ts';
import type { ContentPairs } from './pairs.ts';

/** What was found out about contents. */
export interface Measurement {
  /** Contents that are not here. */
  readonly missing: ReadonlySet<string>;
  /** Lines that a file has; `null` where they cannot be counted. */
  readonly lineCountOf: (state: FileState | null) => number | null;
}

/**
 * Finds out how all pairs of contents differ, and how many lines files have.
 *
 * @param counted the files whose lines matter
 * @param doubtful whether even a clone that has everything may lack some
 */
export async function measureContents(
  session: GitSession,
  pairs: ContentPairs,
  counted: Iterable<FileState | null>,
  doubtful: boolean,
): Promise<Measurement> {
  const listed = pairs.list();
  const countedOids = [...counted].map(textOidOf).filter((oid) => oid !== null);
  const oids = new Set([...listed.oids, ...countedOids]);
  const missing = await fetchBlobs(session, oids, doubtful);
  const present = listed.pairs.filter(
    ({ before, after }) => !missing.has(before ?? '') && !missing.has(after ?? ''),
  );
  const [diffs, lineCounts] = await Promise.all([
    diffBlobs(session, present),
    countLines(
      session,
      countedOids.filter((oid) => !missing.has(oid)),
    ),
  ]);
  present.forEach((pair, index) => {
    pair.diff = diffs[index] ?? null;
  });
  return { missing, lineCountOf: (state) => lineCounts.get(textOidOf(state) ?? '') ?? null };
}
