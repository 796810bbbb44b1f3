import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { whereThere } from '../files/unreadable.ts';
import { findCacheFolder, realPlace } from '../cache/cache-folder.ts';
import { FactStore } from '../cache/fact-store.ts';
import { analysisVersion } from '../code/analysis-version.ts';
import { isInside } from '../files/safe-path.ts';
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
 * Opens the repository that the options name, and calls `work` with it. Afterwards, what the work
 * has found out is saved for later runs.
 *
 * @param otherwise is called with the real path of the folder if there is no repository, or if git
 * fails
 * @throws {DriftError} if the folder does not exist
 */
export async function withRepository<T>(
  { root: named, fetch, cacheDir, onStep }: ResolvedOptions,
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
    const facts = await openFacts(repository, root, cacheDir);
    const result = await work({ ...repository, facts });
    await facts.save();
    return result;
  } catch (error) {
    if (error instanceof GitError) return otherwise(explain(error), root);
    throw error;
  }
}

/**
 * Opens the store of facts. A cache that git tracks is not used, because somebody wrote it by a
 * commit. git never tracks what is in a folder `.git`.
 */
async function openFacts(
  repository: Repository,
  root: string,
  cacheDir: string | false | undefined,
): Promise<FactStore> {
  const { git, root: top } = repository;
  const folder = cacheDir ?? (await findCacheFolder(root, repository));
  if (folder === false) return new FactStore(null, '');
  const place = await realPlace(folder);
  const path = relative(top, place).replaceAll(sep, '/');
  const isTracked =
    isInside(top, place) &&
    !path.split('/').includes('.git') &&
    existsSync(place) &&
    (await git.text(['ls-files', '-z', '--', `:(top,literal)${path}`])) !== '';
  return new FactStore(isTracked ? null : folder, analysisVersion());
}

async function findRoot(named: string): Promise<string> {
  const root = await whereThere(named, realpath(named));
  const stats = root === null ? null : await whereThere(root, stat(root));
  if (root === null || stats?.isDirectory() !== true) {
    throw new OptionsError(`\`root\`: there is no folder ${root ?? resolve(named)}`);
  }
  return root;
}
