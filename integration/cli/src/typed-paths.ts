import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { isInside, toRepositoryPath } from '@astro-drift/engine/internal/files/safe-path';
import { Failure } from './failure.ts';

/** What somebody typed, read as a path. */
export interface TypedPath {
  readonly typed: string;
  /**
   * The repository-relative path, `.` for the whole repository. `null` if it leads out of the
   * repository.
   */
  readonly path: string | null;
  /** Whether the file or folder exists in the file system. */
  readonly isThere: boolean;
  /** Whether it cannot be a part of an id: it is absolute, or begins with a dot and a slash. */
  readonly isPath: boolean;
}

/**
 * Reads what somebody typed as a path relative to a folder. Links in the folders of a path are
 * followed, because git stores a file under its real folder. A link at the end is a file of its own.
 *
 * @param root the absolute path of the repository, with links resolved
 * @param folder the current folder
 */
export function readTypedPath(typed: string, root: string, folder = process.cwd()): TypedPath {
  const here = realFolder(folder);
  const written = readPath(typed, root, here);
  // On Windows both signs separate folders. Elsewhere a `\` may be part of a name.
  if (written.isThere || !typed.includes('\\')) return written;
  const other = readPath(typed.replaceAll('\\', '/'), root, here);
  return other.isThere ? { ...other, typed } : written;
}

function readPath(typed: string, root: string, here: string): TypedPath {
  const absolute = resolve(here, typed);
  const inFolder = join(realFolder(dirname(absolute)), basename(absolute));
  const place = isInside(root, inFolder) ? inFolder : realFolder(absolute);
  return {
    typed,
    path: isInside(root, place) ? toRepositoryPath(root, place) || '.' : null,
    isThere: lstatSync(absolute, { throwIfNoEntry: false }) !== undefined,
    isPath: isAbsolute(typed) || /^\.\.?(?:[\\/]|$)/.test(typed),
  };
}

/** Follows the links of a path, as far as it exists. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realFolder(parent), basename(folder));
  }
}

/**
 * Returns the repository-relative path.
 *
 * @throws {Failure} if the path leads out of the repository
 */
export function pathInside({ typed, path }: TypedPath, root: string): string {
  if (path === null) throw new Failure(`${typed} is not in the repository ${root}.`);
  return path;
}
