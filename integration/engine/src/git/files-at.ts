import { readBlobs } from './blobs.ts';
import { fetchBlobs } from './fetch.ts';
import type { Repository } from './repository.ts';
import { withTemporaryObjects } from './temporary-objects.ts';

/**
 * Finds the blobs of files as they were at commits, in one process.
 *
 * @param places a commit and a path, as in `1a2b3c4:docs/guide.md`
 * @returns the blob ids by place; a file that did not exist, or that the clone lacks, is left out
 */
export async function readBlobIdsAt(
  repository: Repository,
  places: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // git reads one place a line.
  const wanted = [...new Set(places)].filter((place) => !place.includes('\n'));
  const oids = new Map<string, string>();
  if (wanted.length === 0) return oids;
  const found = await repository.git.text(
    ['cat-file', '--batch-check=%(objecttype) %(objectname)'],
    { input: wanted.map((place) => `${place}\n`).join('') },
  );
  for (const [index, answer] of found.split('\n').entries()) {
    const oid = /^blob ([0-9a-f]+)$/.exec(answer)?.[1];
    const place = wanted[index];
    if (oid !== undefined && place !== undefined) oids.set(place, oid);
  }
  return oids;
}

/**
 * Reads files as they were at commits, in two processes.
 *
 * @param places as for {@link readBlobIdsAt}
 * @returns the texts by place; a file that did not exist, or that the clone lacks, is left out
 */
export async function readFilesAt(
  repository: Repository,
  places: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const oids = await readBlobIdsAt(repository, places);
  if (oids.size === 0) return new Map();
  const texts = await withTemporaryObjects(repository, async (session) => {
    const missing = await fetchBlobs(session, new Set(oids.values()));
    return readBlobs(
      session,
      [...oids.values()].filter((oid) => !missing.has(oid)),
    );
  });
  return new Map(
    [...oids].flatMap(([place, oid]) => {
      const text = texts.get(oid);
      return text === undefined ? [] : [[place, text] as const];
    }),
  );
}
