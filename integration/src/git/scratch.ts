import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Runs `work` with an environment in which git writes new objects to a temporary folder and still
 * reads those of the repository. The folder is gone afterwards; the repository is never written to.
 */
export async function withScratchObjects<T>(
  repository: Repository,
  work: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'astro-drift-'));
  try {
    return await work({
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(repository.objects),
    });
  } finally {
    // Where something failed, another process may still be writing here.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** git reads a list here, so a path that holds the list's separator has to stand in quotes. */
function quoted(path: string): string {
  if (!path.includes(delimiter) && !path.startsWith('"')) return path;
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
