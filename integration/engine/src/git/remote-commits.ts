import type { Repository } from './repository.ts';

/**
 * Returns the commits in the revision's past that no branch of the remote has, as far as this clone
 * knows. If the clone knows no branch of the remote, it returns all commits in the revision's past.
 */
export async function readLocalCommits(repository: Repository): Promise<ReadonlySet<string>> {
  const { git, remote, revision } = repository;
  // The name becomes part of a pattern. A special character in it would match other remotes as
  // well.
  const name = remote?.name.replace(/[*?[\]\\]/g, '?') ?? '';
  const published = remote === null ? [] : ['--not', `--remotes=${name}/*`];
  // A repository without commits has no such revision.
  const listed = await git.text(['rev-list', '--ignore-missing', revision, ...published]);
  return new Set(listed.split('\n').filter(Boolean));
}
