import type { Analysis } from './analyze.ts';
import { readBlobs } from './git/blobs.ts';
import type { ReadTexts } from './git/batched-reader.ts';
import { findRepository } from './git/repository.ts';

/**
 * Makes a function that reads contents by the ids in an analysis. Contents that the clone does not
 * have are left out. The function rejects with a `GitError` if git fails.
 *
 * @param root any folder of the repository
 */
export function contentReader(root: string, { contents }: Analysis): ReadTexts {
  let opened: ReturnType<typeof findRepository> | null = null;
  return async (oids) => {
    const repository = await (opened ??= findRepository(root));
    const wanted = [...new Set(oids)];
    const committed = wanted.filter((oid) => !contents.has(oid));
    const texts =
      repository === null ? new Map<string, string>() : await readBlobs(repository, committed);
    for (const oid of wanted) {
      const text = contents.get(oid);
      if (text !== undefined) texts.set(oid, text);
    }
    return texts;
  };
}
