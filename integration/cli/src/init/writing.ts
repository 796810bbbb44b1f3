import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained } from '@astro-drift/engine/internal/files/contained';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { Failure } from '../failure.ts';
import type { PlannedFile } from './plan.ts';

/** A planned file, and whether it is written. */
export interface Writing {
  readonly file: PlannedFile;
  /** `written`; `kept`, as another file exists; or `complete`, as it contains the text already. */
  readonly result: 'written' | 'kept' | 'complete';
}

/**
 * Finds the files that exist already.
 *
 * @param root absolute path of the repository
 * @throws {Failure} when a symbolic link or a file is in the place of a folder
 */
export async function foresee(root: string, files: readonly PlannedFile[]): Promise<Writing[]> {
  return Promise.all(
    files.map(async (file): Promise<Writing> => {
      if (!(await isThere(root, file.path))) return { file, result: 'written' };
      const text = (await readContained(root, file.path)) ?? '';
      const isComplete = text.includes(file.byHand.text.trim());
      return { file, result: isComplete ? 'complete' : 'kept' };
    }),
  );
}

/**
 * Writes the files that do not exist. It never overwrites a file.
 *
 * @throws {Failure} when a file cannot be written
 */
export async function writeFiles(root: string, writings: readonly Writing[]): Promise<void> {
  for (const { file, result } of writings) {
    if (result !== 'written') continue;
    try {
      await writeWhole(join(root, file.path), file.text, { isNew: true });
    } catch (error) {
      throw new Failure(`${file.path} cannot be written: ${reasonOf(error)}.`);
    }
  }
}

/**
 * Whether a path exists. Symbolic links are not followed, as they may lead out of the repository.
 */
async function isThere(root: string, file: string): Promise<boolean> {
  const parts = file.split('/');
  for (const [index] of parts.entries()) {
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
