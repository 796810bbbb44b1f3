import { delimiter } from 'node:path';
import type { Repository } from './repository.ts';
import { withScratchFolder } from './scratch-folder.ts';

/**
 * Runs `work` with an environment in which git writes new objects to a temporary folder and still
 * reads those of the repository. The folder is gone afterwards; the repository is never written to.
 */
export async function withScratchObjects<T>(
  repository: Repository,
  work: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  return withScratchFolder((folder) =>
    work({
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(repository.objects),
    }),
  );
}

/** git reads a list here, so a path that holds the list's separator has to stand in quotes. */
function quoted(path: string): string {
  if (!path.includes(delimiter) && !path.startsWith('"')) return path;
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
