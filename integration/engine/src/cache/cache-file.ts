import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Marks a file as used, so that {@link evict} keeps it. */
export async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

/**
 * Removes the files of a folder that were not used for longest, until the others together are not
 * larger than `limit` bytes. Files that cannot be removed stay.
 */
export async function evict(folder: string, limit: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const stats = await stat(file).catch(() => null);
      return stats?.isFile() === true ? { file, size: stats.size, used: stats.mtimeMs } : null;
    }),
  );
  const files = found.filter((file) => file !== null).sort((a, b) => b.used - a.used);
  let size = 0;
  for (const { file, size: own } of files) {
    size += own;
    if (size > limit) await rm(file, { force: true }).catch(() => undefined);
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
