import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained } from '@astro-drift/engine/internal/files/contained';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { reasonOf } from '@astro-drift/engine/internal/text/reason';
import { Failure } from '../failure.ts';
import type { PlannedFile } from './plan.ts';

/** What became, or would become, of a planned file. */
export interface Writing {
  readonly file: PlannedFile;
  /** `written`; or `kept` as it is; or `complete`, as it says already what was to be added. */
  readonly fate: 'written' | 'kept' | 'complete';
}

/**
 * Tells which files there are already.
 *
 * @param root absolute path of the repository
 * @throws {Failure} where a link or a file is in the way of a folder
 */
export async function foresee(root: string, files: readonly PlannedFile[]): Promise<Writing[]> {
  return Promise.all(
    files.map(async (file): Promise<Writing> => {
      if (!(await isThere(root, file.path))) return { file, fate: 'written' };
      const text = (await readContained(root, file.path)) ?? '';
      const isComplete = text.includes(file.byHand.text.trim());
      return { file, fate: isComplete ? 'complete' : 'kept' };
    }),
  );
}

/**
 * Writes the files that are not there. What appeared in the meantime is not overwritten.
 *
 * @throws {Failure} for the first one that cannot be written
 */
export async function writeFiles(root: string, writings: readonly Writing[]): Promise<void> {
  for (const { file, fate } of writings) {
    if (fate !== 'written') continue;
    try {
      await writeWhole(join(root, file.path), file.text, { isNew: true });
    } catch (error) {
      throw new Failure(`${file.path} cannot be written: ${reasonOf(error)}.`);
    }
  }
}

/** Whether something has a path; never through a link, which may lead out of the repository. */
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
