import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Those that there are at present. */
const folders = new Set<string>();

/** Runs `work` with a temporary folder of its own, which is gone afterwards. */
export async function withScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  // At once, so that no signal comes between: nobody would remove it.
  const folder = mkdtempSync(join(tmpdir(), 'astro-drift-'));
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    // Where something failed, another process may still be writing here.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    folders.delete(folder);
  }
}

/** Removes all of them at once; for a process that ends in the middle of its work. */
export function removeScratchFolders(): void {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
  folders.clear();
}
