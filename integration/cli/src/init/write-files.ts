import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained } from '@astro-drift/engine/internal/files/safe-path';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { Failure } from '../failure.ts';
import type { PlannedFile } from './planned-file.ts';

/** A planned file, and what the disk has at its path. */
export interface CheckedFile extends PlannedFile {
  /** `complete` if the file contains what was to be added to it. */
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
      if (!(await exists(root, file.path))) return { ...file, state: 'missing' };
      const text = (await readContained(root, file.path)) ?? '';
      const isComplete = text.includes(file.byHand.text.trim());
      return { ...file, state: isComplete ? 'complete' : 'incomplete' };
    }),
  );
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

/** Whether a path exists. It must not lead through a link, which may leave the repository. */
async function exists(root: string, file: string): Promise<boolean> {
  const parts = file.split('/');
  for (const index of parts.keys()) {
    const path = parts.slice(0, index + 1).join('/');
    const stats = await lstat(join(root, path)).catch(() => null);
    if (stats === null) return false;
    if (path !== file && !stats.isDirectory()) {
      const kind = stats.isSymbolicLink() ? 'a symbolic link' : 'a file';
      throw new Failure(`${path} is ${kind}, where a folder is needed.`, 'Move it out of the way.');
    }
  }
  return true;
}
