import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveContained, toRepositoryPath } from './contained.ts';

/**
 * Files below a folder of the repository, to any depth, sorted. Links are not followed. `null` where
 * there is no such folder.
 *
 * @param root absolute path of the repository, links resolved
 */
export async function listFiles(root: string, folder: string): Promise<string[] | null> {
  if ((await resolveContained(root, folder)) === null) return null;
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    () => null,
  );
  if (entries === null) return null;
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => toRepositoryPath(root, join(entry.parentPath, entry.name)))
    .sort();
}
