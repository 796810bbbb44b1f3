import type { Repository } from './repository.ts';

/**
 * Lists the files that git tracks, and those that are new and not ignored.
 *
 * @param pathspecs the files to list, such as `:(top)docs`; `:(top)` for the whole repository
 * @returns repository-relative paths, each once
 */
export async function listPresentFiles(
  { git }: Pick<Repository, 'git'>,
  pathspecs: readonly string[],
): Promise<string[]> {
  const options = ['-z', '--cached', '--others', '--exclude-standard', '--full-name'];
  const listed = await git.text(['ls-files', ...options, '--', ...pathspecs]);
  return [...new Set(listed.split('\0').filter(Boolean))];
}
