import { readFile, stat } from 'node:fs/promises';

/**
 * Reads a file as text, wherever links lead.
 *
 * @throws {Error} where it is no regular file: a device, to which a link of the repository may lead,
 *   has no end, or waits for somebody to type
 */
export async function readRegularFile(path: string): Promise<string> {
  if (!(await stat(path)).isFile()) throw new Error('it is no regular file');
  return readFile(path, 'utf8');
}
