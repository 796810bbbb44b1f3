import { GitError } from '../git/errors.ts';
import { type Commit, readTouching } from '../git/history.ts';
import { removedSource, type Renames } from '../git/renames.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { kindsIn } from '../specs/kinds.ts';
import { readKnownRenames } from './known-renames.ts';
import { settleUncommitted } from './uncommitted-renames.ts';

/**
 * Follows pages that are gone through renames, forward in time. The history is only read if a page
 * is gone. A clone without that history knows no renames.
 *
 * @param gone the paths of the pages that are gone
 * @param pages the paths of the pages that exist
 * @returns the current path of each page that was renamed
 */
export async function findRenamedPages(
  repository: Repository,
  snapshot: Snapshot,
  gone: readonly string[],
  pages: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (gone.length === 0) return new Map();
  const isPage = new Set(pages);
  const uncommitted = await readUncommitted(repository, snapshot, pages);
  const touching = await readPageCommits(repository);
  const current = new Map(gone.map((path) => [path, path]));
  const seen = new Set(gone);
  for (let open = [...gone]; open.length > 0;) {
    const removers = findRemovers(touching, open);
    const byCommit = await withTemporaryObjects(repository, (session) =>
      readKnownRenames(session, [...new Set(removers.values())]),
    );
    open = [];
    for (const [page, path] of current) {
      if (isPage.has(path)) continue;
      const commit = removers.get(path);
      const next =
        uncommitted.get(path) ?? (commit === undefined ? null : newName(commit, path, byCommit));
      if (next === null) continue;
      current.set(page, next);
      // Two pages may have exchanged their names.
      if (!isPage.has(next) && !seen.has(next)) open.push(next);
      seen.add(next);
    }
  }
  return new Map([...current].filter(([, path]) => isPage.has(path)));
}

/** Returns the new paths of pages whose renames are not committed, by their old paths. */
async function readUncommitted(
  repository: Repository,
  snapshot: Snapshot,
  pages: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const fresh = pages.filter((page) => !snapshot.committed.has(page));
  if (fresh.length === 0) return new Map();
  const renames = await withTemporaryObjects(repository, (session) =>
    settleUncommitted(session, snapshot, new Set(fresh)),
  );
  return new Map([...renames].map(([now, before]) => [before, now]));
}

async function readPageCommits(repository: Repository): Promise<readonly Commit[]> {
  const pathspecs = kindsIn('pages').flatMap((kind) => kind.pathspecs([]));
  return readTouching(repository, pathspecs).catch((error: unknown) => {
    if (repository.remote?.omits === 'trees' && error instanceof GitError) return [];
    throw error;
  });
}

/** Finds the newest commit that removed each of the paths. */
function findRemovers(
  touching: readonly Commit[],
  paths: readonly string[],
): ReadonlyMap<string, Commit> {
  const wanted = new Set(paths);
  const removers = new Map<string, Commit>();
  for (const commit of touching) {
    for (const { path, after } of commit.files) {
      if (after === null && wanted.has(path) && !removers.has(path)) removers.set(path, commit);
    }
  }
  return removers;
}

/** Returns the name that a commit gave to a page; `null` if it only removed the page. */
function newName(
  commit: Commit,
  path: string,
  byCommit: ReadonlyMap<string, Renames>,
): string | null {
  const added = commit.files.filter(({ before, after }) => before === null && after !== null);
  return added.find((file) => removedSource(commit, file, byCommit)?.path === path)?.path ?? null;
}
