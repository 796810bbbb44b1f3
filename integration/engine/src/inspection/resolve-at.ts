import { readDate } from '../git/history.ts';
import { type NoRepository, type Repository, wholeReason } from '../git/repository.ts';
import { OptionsError, type ResolvedOptions } from '../options.ts';
import { findCommit } from './find-commit.ts';

/** A repository, and the options with which it is analysed. */
export interface Resolved<T> {
  /** The repository, after fetching history if that was needed. */
  readonly repository: Repository;
  readonly options: T;
}

/**
 * Replaces the name in the option `at` by the id of its commit. Sets `now` to the date of that
 * commit, unless it is set.
 *
 * @throws {DriftError} if there is no such commit, or if its date is needed and cannot be read
 */
export async function resolveAt<T extends Pick<ResolvedOptions, 'at' | 'now'>>(
  opened: Repository,
  options: T,
): Promise<Resolved<T>> {
  if (options.at === undefined) return { repository: opened, options };
  const { repository, commit } = await findCommit(opened, 'at', options.at);
  const now = options.now ?? (await dateOf(repository, commit));
  return { repository, options: { ...options, at: commit, now } };
}

async function dateOf(repository: Repository, commit: string): Promise<Date> {
  const time = await readDate({ ...repository, revision: commit });
  if (time !== null) return new Date(time * 1000);
  throw new OptionsError(
    `\`at\`: The date of commit ${commit.slice(0, 7)} cannot be read.`,
    'Set `now` as well.',
  );
}

/**
 * Returns the error if the state that the options select cannot be read, because git cannot be used.
 * Returns `null` if they select the working tree.
 */
export function unreadableState(
  { at, staged }: Pick<ResolvedOptions, 'at' | 'staged'>,
  problem: NoRepository,
): OptionsError | null {
  const why = wholeReason(problem);
  if (at !== undefined) {
    return new OptionsError(`\`at\`: No commit can be read, because ${why}.`, problem.fix);
  }
  if (!staged) return null;
  return new OptionsError(`\`staged\`: The index cannot be read, because ${why}.`, problem.fix);
}
