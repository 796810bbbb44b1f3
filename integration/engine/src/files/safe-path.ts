import { readFile, realpath, stat } from 'node:fs/promises';
import path, { join, type PlatformPath } from 'node:path';
import { whereThere } from './unreadable.ts';

/**
 * Reads a repository's file as text, unless it is not there, is no regular file, or lies outside of
 * the repository because the path or a symbolic link leads out: then `null`.
 *
 * @param root absolute path of the repository, links resolved
 * @throws {Unreadable} when it is there and cannot be read
 */
export async function readContained(root: string, file: string): Promise<string | null> {
  const real = await resolveContained(root, file);
  if (real === null) return null;
  // Reading a named pipe would never end.
  const stats = await whereThere(file, stat(real));
  return stats?.isFile() === true ? whereThere(file, readFile(real, 'utf8')) : null;
}

/**
 * The real place of a repository-relative path, or `null` where it is not inside of `root`.
 *
 * @param root absolute path of the repository, links resolved
 * @throws {Unreadable} when nobody can tell, as where a folder on the way must not be entered
 */
export async function resolveContained(root: string, file: string): Promise<string | null> {
  const real = await whereThere(file, realpath(join(root, file)));
  return real !== null && isInside(root, real) ? real : null;
}

/**
 * Whether a file is `root` or lies below it. Both absolute.
 *
 * @param paths how paths are written; as on this system, unless it is given
 */
export function isInside(root: string, file: string, paths: PlatformPath = path): boolean {
  const way = paths.relative(root, plain(file, paths));
  const leaves = way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way);
  return !leaves;
}

/** A file below `root` as the report writes it: relative, with forward slashes. */
export function toRepositoryPath(root: string, file: string, paths: PlatformPath = path): string {
  return paths.relative(root, plain(file, paths)).split(paths.sep).join('/');
}

/** Windows has a second way to write its paths, without a limit to their length. */
function plain(file: string, { sep }: PlatformPath): string {
  return sep === '\\' ? file.replace(/^\\\\\?\\(?=[a-z]:)/i, '') : file;
}
