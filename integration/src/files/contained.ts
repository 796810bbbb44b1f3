import { readFile, realpath } from 'node:fs/promises';
import { join, relative, isAbsolute, sep } from 'node:path';

/**
 * Reads a repository's file as text, unless it is not there, is no regular file, or lies outside of
 * the repository because the path or a symbolic link leads out: then `null`.
 *
 * @param root absolute path of the repository, links resolved
 */
export async function readContained(root: string, path: string): Promise<string | null> {
  const real = await resolveContained(root, path);
  return real === null ? null : readFile(real, 'utf8').catch(() => null);
}

/**
 * The real place of a repository-relative path, or `null` where it is not inside of `root`.
 *
 * @param root absolute path of the repository, links resolved
 */
export async function resolveContained(root: string, path: string): Promise<string | null> {
  const real = await realpath(join(root, path)).catch(() => null);
  return real !== null && isInside(root, real) ? real : null;
}

/** Whether `path` is `root` or lies below it. Both absolute. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path below `root` as the report writes it: relative, with forward slashes. */
export function toRepositoryPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
