import { countLines } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import { diffBlobs } from '../git/lines.ts';
import type { Repository } from '../git/repository.ts';
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
 * @param env where contents of uncommitted files are
 * @param fetch whether a remote may be asked for contents
 * @param doubtful whether even a clone that has everything may lack some
 */
export async function measureContents(
  repository: Repository,
  pairs: ContentPairs,
  counted: Iterable<FileState | null>,
  env: Readonly<Record<string, string>>,
  fetch: boolean,
  doubtful: boolean,
): Promise<Measurement> {
  const listed = pairs.list();
  const countedOids = [...counted].map(textOidOf).filter((oid) => oid !== null);
  const oids = new Set([...listed.oids, ...countedOids]);
  const missing = await fetchBlobs(repository, oids, env, fetch, doubtful);
  const present = listed.pairs.filter(
    ({ before, after }) => !missing.has(before ?? '') && !missing.has(after ?? ''),
  );
  const [diffs, lineCounts] = await Promise.all([
    diffBlobs(repository, present, env),
    countLines(
      repository,
      countedOids.filter((oid) => !missing.has(oid)),
      env,
    ),
  ]);
  present.forEach((pair, index) => {
    pair.diff = diffs[index] ?? null;
  });
  return { missing, lineCountOf: (state) => lineCounts.get(textOidOf(state) ?? '') ?? null };
}
