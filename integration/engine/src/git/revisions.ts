import type { Repository } from './repository.ts';

/** The newest commit, and the branch that it is on. */
export interface Head {
  readonly commit: string;
  /** `null` where no branch is checked out. */
  readonly branch: string | null;
}

/**
 * The commit that a name means, as git reads it: of a branch, a tag, or `HEAD~3`. The name is not to
 * be trusted; it is never taken for an option, nor for more than one commit.
 */
export async function resolveCommit({ git }: Repository, name: string): Promise<string | null> {
  const found = await git.answer([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  return /^[0-9a-f]{40,64}$/.exec(found?.trim() ?? '')?.[0] ?? null;
}

/** `null` for a repository without commits. */
export async function readHead(repository: Repository): Promise<Head | null> {
  const [commit, branch] = await Promise.all([
    resolveCommit(repository, 'HEAD'),
    repository.git.answer(['symbolic-ref', '--short', '--quiet', 'HEAD']),
  ]);
  return commit === null ? null : { commit, branch: branch?.trim() ?? null };
}

/** A commit that two have in their past and that none of the others has in its own. */
export async function mergeBase(
  { git }: Repository,
  one: string,
  other: string,
): Promise<string | null> {
  const found = await git.answer(['merge-base', one, other]);
  return found?.trim() ?? null;
}
