import type { Repository } from './repository.ts';

/**
 * The commits in the revision's past that no branch of the remote has, as far as this clone knows; where it
 * knows of no such branch, all of them.
 */
export async function readLocalCommits(repository: Repository): Promise<ReadonlySet<string>> {
  const { git, remote, revision } = repository;
  // A name with a character that means something in a pattern would name other remotes as well.
  const name = remote?.name.replace(/[*?[\]\\]/g, '?') ?? '';
  const published = remote === null ? [] : ['--not', `--remotes=${name}/*`];
  // A repository without commits has no such revision.
  const listed = await git.text(['rev-list', '--ignore-missing', revision, ...published]);
  return new Set(listed.split('\n').filter(Boolean));
}
