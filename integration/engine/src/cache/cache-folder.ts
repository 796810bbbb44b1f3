import { lstat, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInside } from '../files/safe-path.ts';

/** The folder of the cache in a `node_modules` folder. */
const IN_MODULES = join('.cache', 'astro-drift');

/** The folder of the cache in git's folder. */
const IN_GIT = 'astro-drift';

/** Where a repository may keep its cache. */
export interface CachePlaces {
  /** The absolute path of the working tree. */
  readonly root: string;
  /** The absolute path of git's folder, which linked worktrees share. */
  readonly folder: string;
}

/**
 * Returns the folder of the cache: in the nearest `node_modules` from a folder upwards that is
 * inside the repository, else in git's folder. Neither is ever committed.
 *
 * @param start the real path of a folder of the repository
 */
export async function findCacheFolder(start: string, places: CachePlaces): Promise<string> {
  for (let folder = start; isInside(places.root, folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (await isOwnFolder(modules, places.root)) return join(modules, IN_MODULES);
    if (folder === dirname(folder)) break;
  }
  return join(places.folder, IN_GIT);
}

/** Whether there is such a folder and, if it is a link, whether it leads into the repository. */
async function isOwnFolder(path: string, root: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return false;
  if (stats.isDirectory()) return true;
  return stats.isSymbolicLink() && isInside(root, await realpath(path).catch(() => '/'));
}
