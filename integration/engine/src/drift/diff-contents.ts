import { countLines } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import { diffBlobs } from '../git/diff-blobs.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { textOidOf } from './content-id.ts';
import type { ContentPairs } from './content-pairs.ts';

/** The result of {@link measureContents}. */
export interface Measurement {
  /** The ids of contents that the clone lacks. */
  readonly missing: ReadonlySet<string>;
  /** The number of lines of a file; `null` if it is not known. */
  readonly lineCountOf: (state: FileState | null) => number | null;
}

/**
 * Computes the diffs of all pairs of contents, and counts the lines of files.
 *
 * @param counted the files whose lines are counted
 * @param doubtful some contents may belong to no commit, so that even a full clone may lack them
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
