import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Finds the first symbolic link on the way to a file. The file itself may be the link.
 *
 * @param root the absolute path of the repository
 * @param file the repository-relative path, with forward slashes
 * @returns the repository-relative path of the link; `null` if there is none
 */
export async function findSymbolicLink(root: string, file: string): Promise<string | null> {
  const parts = file.split('/');
  for (const [index] of parts.entries()) {
    const path = parts.slice(0, index + 1).join('/');
    const stats = await lstat(join(root, path)).catch(() => null);
    if (stats?.isSymbolicLink() === true) return path;
  }
  return null;
}
