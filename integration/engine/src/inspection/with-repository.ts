import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { whereThere } from '../files/unreadable.ts';
import { GitError } from '../git/errors.ts';
import {
  explain,
  isRepository,
  type NoRepository,
  openRepository,
  type Repository,
} from '../git/repository.ts';
import { OptionsError, type ResolvedOptions } from '../options.ts';

/**
 * Opens the repository that the options name, and calls `work` with it.
 *
 * @param otherwise is called with the real path of the folder if there is no repository, or if git
 * fails
 * @throws {DriftError} if the folder does not exist
 */
export async function withRepository<T>(
  { root: named, fetch, onStep }: ResolvedOptions,
  work: (repository: Repository) => Promise<T>,
  otherwise: (problem: NoRepository, root: string) => T | Promise<T>,
): Promise<T> {
  const root = await findRoot(named);
  const repository = await openRepository(root, {
    mayFetch: fetch,
    onFetch: () => onStep?.('fetch'),
  });
  if (!isRepository(repository)) return otherwise(repository, root);
  try {
    return await work(repository);
  } catch (error) {
    if (error instanceof GitError) return otherwise(explain(error), root);
    throw error;
  }
}

async function findRoot(named: string): Promise<string> {
  const root = await whereThere(named, realpath(named));
  const stats = root === null ? null : await whereThere(root, stat(root));
  if (root === null || stats?.isDirectory() !== true) {
    throw new OptionsError(`\`root\`: there is no folder ${root ?? resolve(named)}`);
  }
  return root;
}
