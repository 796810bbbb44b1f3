import { delimiter } from 'node:path';
import type { Repository } from './repository.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/**
 * A repository whose `git` writes new objects to a temporary folder. It reads objects from there
 * and from the repository. The repository's own folder is never written to.
 * Decision: Write new objects to a temporary folder.
 */
export interface GitSession extends Repository {
  /**
   * The environment variables that make git use the temporary folder. `git` adds them to each
   * command.
   */
  readonly scratch: Readonly<Record<string, string>>;
}

/** Runs `work` in a session. The temporary folder is removed afterwards. */
export async function withTemporaryObjects<T>(
  repository: Repository,
  work: (session: GitSession) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder((folder) => {
    const scratch = {
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(repository.objects),
    };
    return work({ ...repository, git: repository.git.withVariables(scratch), scratch });
  });
}

/** Quotes a path for a list of paths in git, if the path contains the separator of the list. */
function quoted(path: string): string {
  if (!path.includes(delimiter) && !path.startsWith('"')) return path;
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
