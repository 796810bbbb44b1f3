import type { Repository } from './repository.ts';

/** The newest commit, and the branch that it is on. */
export interface Head {
  readonly commit: string;
  /** The branch that is checked out; `null` if none is. */
  readonly branch: string | null;
}

/**
 * Finds the commit that a name means to git: a branch, a tag, or `HEAD~3`. Returns `null` if there
 * is no such commit. The name is untrusted. It is never read as an option, or as more than one
 * commit.
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

/**
 * Finds the commits with the given ids, which may be shortened. Returns `ambiguous` if one of the
 * ids may mean several commits.
 *
 * @param ids hexadecimal digits
 */
export async function findCommits(
  { git }: Repository,
  ids: readonly string[],
): Promise<Set<string> | 'ambiguous'> {
  const found = await git.text(['cat-file', '--batch-check=%(objectname)'], {
    input: ids.map((id) => `${id}^{commit}\n`).join(''),
  });
  const answers = found.split('\n');
  if (answers.some((answer) => answer.endsWith(' ambiguous'))) return 'ambiguous';
  return new Set(answers.filter((answer) => /^[0-9a-f]{40,64}$/.test(answer)));
}

/** Reads the newest commit and its branch. Returns `null` for a repository without commits. */
export async function readHead(repository: Repository): Promise<Head | null> {
  const [commit, branch] = await Promise.all([
    resolveCommit(repository, 'HEAD'),
    repository.git.answer(['symbolic-ref', '--short', '--quiet', 'HEAD']),
  ]);
  return commit === null ? null : { commit, branch: branch?.trim() ?? null };
}

/** Returns the merge base of two commits; `null` if they have no commit in common. */
export async function mergeBase(
  { git }: Repository,
  one: string,
  other: string,
): Promise<string | null> {
  const found = await git.answer(['merge-base', one, other]);
  return found?.trim() ?? null;
}
