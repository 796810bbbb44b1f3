import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DriftError } from '../drift-error.ts';
import { missingPermission } from '../files/permission.ts';
import { withoutPlace } from '../files/unreadable.ts';

/** The temporary folders that exist at present. */
const folders = new Set<string>();

/** Runs `work` with a new temporary folder, and removes the folder afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  // The folder is made and listed in one step. If a signal came in between, nobody would remove it.
  const folder = makeFolder(tmpdir());
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    // After a failure, another process may still be writing to the folder.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    folders.delete(folder);
  }
}

function makeFolder(place: string): string {
  try {
    return mkdtempSync(join(place, 'astro-drift-'));
  } catch (error) {
    throw new NoTemporaryFolder(place, error);
  }
}

/** No temporary folder can be made. */
export class NoTemporaryFolder extends DriftError {
  constructor(place: string, error: unknown) {
    const option = missingPermission(error);
    const fix =
      option === null
        ? `Set ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'} to a folder that can be written.`
        : `Start Node with \`--allow-fs-write=${place}\` as well.`;
    const message = `No temporary folder can be made in ${place} (${withoutPlace(error)}).`;
    super('no-temporary-folder', message, fix, { cause: error });
  }
}

/**
 * Removes all temporary folders at once. It is for a process that ends in the middle of its work.
 */
export function removeTemporaryFolders(): void {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
  folders.clear();
}
