import { readFile, stat } from 'node:fs/promises';

/**
 * Reads a file as text. Links may lead anywhere.
 *
 * @throws {Error} when it is no regular file; a link may lead to a device, which has no end or
 *   waits for input
 */
export async function readRegularFile(path: string): Promise<string> {
  if (!(await stat(path)).isFile()) throw new Error('it is no regular file');
  return readFile(path, 'utf8');
}
