import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeWhole } from '../files/write-file.ts';

/** The text of the header, before the version. It tells a cache from other files. */
const NAME = 'astro-drift cache';

/**
 * Reads the body of a cache file. Returns `null` if there is no such file, if it cannot be read, or
 * if another version wrote it.
 */
export async function readCacheFile(file: string, version: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const header = headerOf(version);
  return text.startsWith(header) ? text.slice(header.length) : null;
}

/**
 * Writes a cache file in one step, so that another run reads the old or the new one. A cache that
 * cannot be written is no reason to fail, because the next run computes everything again.
 */
export async function writeCacheFile(
  file: string,
  version: string,
  body: Iterable<string>,
): Promise<void> {
  try {
    await writeWhole(file, withHeader(headerOf(version), body));
  } catch {
    return;
  }
}

/** Returns a checksum that shows whether a text was damaged. It is no protection from forgery. */
export function checksumOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 11);
}

function headerOf(version: string): string {
  return `${NAME} ${version}\n`;
}

function* withHeader(header: string, body: Iterable<string>): Generator<string> {
  yield header;
  yield* body;
}
