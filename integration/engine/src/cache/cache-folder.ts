import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
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
 * inside the repository, else in git's folder. Both folders are normally not committed.
 *
 * @param start the real path of a folder of the repository
 */
export async function findCacheFolder(start: string, places: CachePlaces): Promise<string> {
  for (let folder = start; isInside(places.root, folder); folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    const cache = join(modules, IN_MODULES);
    if ((await isFolder(modules)) && isAmongFiles(await realPlace(cache), places)) return cache;
    if (folder === dirname(folder)) break;
  }
  return join(places.folder, IN_GIT);
}

/** Whether a place is in the working tree, and not in git's folder. */
function isAmongFiles(place: string, { root, folder }: CachePlaces): boolean {
  return isInside(root, place) && !isInside(folder, place);
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return stats?.isDirectory() === true;
}

/**
 * Returns the real path of a file or folder that may not exist. A commit may contain a link that
 * leads out of the repository.
 */
export async function realPlace(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real !== null) return real;
  const target = await readlink(path).catch(() => null);
  const folder = dirname(path);
  if (folder === path) return path;
  return resolve(await realPlace(folder), target ?? basename(path));
}
