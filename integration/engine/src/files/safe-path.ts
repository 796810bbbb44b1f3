import { readFile, realpath, stat } from 'node:fs/promises';
import path, { join, type PlatformPath } from 'node:path';
import { whereThere } from './unreadable.ts';

/**
 * Reads a file of a repository as text. Returns `null` if it does not exist or is no regular file,
 * or if the path or a symbolic link leads out of the repository.
 *
 * @param root the absolute path of the repository, with links resolved
 * @throws {Unreadable} when the file exists, but cannot be read
 */
export async function readContained(root: string, file: string): Promise<string | null> {
  const real = await resolveContained(root, file);
  if (real === null) return null;
  // Reading a named pipe would never end.
  const stats = await whereThere(file, stat(real));
  return stats?.isFile() === true ? whereThere(file, readFile(real, 'utf8')) : null;
}

/**
 * Returns the real path of a repository-relative path; `null` if it is not inside of `root`.
 *
 * @param root the absolute path of the repository, with links resolved
 * @throws {Unreadable} when this cannot be found out, for instance because of a folder without
 *   permission
 */
export async function resolveContained(root: string, file: string): Promise<string | null> {
  const real = await whereThere(file, realpath(join(root, file)));
  return real !== null && isInside(root, real) ? real : null;
}

/**
 * Whether a file is `root` or lies below it. Both paths are absolute.
 *
 * @param paths the way to write paths; by default that of this system
 */
export function isInside(root: string, file: string, paths: PlatformPath = path): boolean {
  const way = paths.relative(root, plain(file, paths));
  const leaves = way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way);
  return !leaves;
}

/**
 * Returns the path of a file below `root` as the report writes it: relative, with forward slashes.
 */
export function toRepositoryPath(root: string, file: string, paths: PlatformPath = path): string {
  return paths.relative(root, plain(file, paths)).split(paths.sep).join('/');
}

/** Removes the prefix with which Windows writes paths without a limit to their length. */
function plain(file: string, { sep }: PlatformPath): string {
  return sep === '\\' ? file.replace(/^\\\\\?\\(?=[a-z]:)/i, '') : file;
}
