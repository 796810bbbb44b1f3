import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { Failure } from '../failure.ts';
import type { PlannedFile } from './planned-file.ts';

/** A planned file, and what the disk has at its path. */
export interface CheckedFile extends PlannedFile {
  /** `complete` if the file exists and contains what it needs. */
  readonly state: 'missing' | 'complete' | 'incomplete';
}

/**
 * Compares planned files with the disk.
 *
 * @param root absolute path of the repository
 * @throws {Failure} if a path leads through a link or a file
 */
export async function checkFiles(
  root: string,
  files: readonly PlannedFile[],
): Promise<CheckedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      await checkFolder(root, dirname(file.path));
      const exists = await lstat(join(root, file.path)).catch(() => null);
      if (exists === null) return { ...file, state: 'missing' };
      const text = (await readContained(root, file.path)) ?? '';
      const needed = file.addition?.text ?? file.text;
      return { ...file, state: text.includes(needed.trim()) ? 'complete' : 'incomplete' };
    }),
  );
}

/** Refuses a path through a link, which may leave the repository, or through a file. */
async function checkFolder(root: string, folder: string): Promise<void> {
  if (folder === '.') return;
  await checkFolder(root, dirname(folder));
  const stats = await lstat(join(root, folder)).catch(() => null);
  if (stats === null || stats.isDirectory()) return;
  const kind = stats.isSymbolicLink() ? 'a symbolic link' : 'a file';
  throw new Failure(`${folder} is ${kind}, where a folder is needed.`, 'Move it out of the way.');
}

/**
 * Writes new files. A file that exists by now is not overwritten.
 *
 * @throws {Failure} for the first file that cannot be written
 */
export async function writeFiles(root: string, files: readonly PlannedFile[]): Promise<void> {
  for (const { path, text } of files) {
    try {
      await writeWhole(join(root, path), text, { isNew: true });
    } catch (error) {
      throw new Failure(`${path} cannot be written: ${reasonOf(error)}.`);
    }
  }
}
