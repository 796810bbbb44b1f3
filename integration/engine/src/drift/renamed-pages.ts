import { extensionsIn } from '../documents/format.ts';
import { GitError } from '../git/errors.ts';
import type { Commit, FileChange } from '../git/commit.ts';
import { readTouching } from '../git/touching-history.ts';
import { removedSource, type Renames } from '../git/renames.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { kindsIn } from '../specs/kinds.ts';
import { readKnownRenames } from './known-renames.ts';
import { settleUncommitted } from './uncommitted-renames.ts';

/** What history tells about pages that are gone. */
export interface RenamedPages {
  /** The current path of each page that was renamed. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The pages that may have been renamed in history or to contents that the clone lacks. */
  readonly untold: ReadonlySet<string>;
}

/**
 * Follows pages that are gone through renames, forward in time. The history is only read if a page
 * is gone.
 *
 * @param gone the paths of the pages that are gone
 * @param pages the paths of the pages that exist
 */
export async function findRenamedPages(
  repository: Repository,
  snapshot: Snapshot,
  gone: readonly string[],
  pages: readonly string[],
): Promise<RenamedPages> {
  if (gone.length === 0) return { renamed: new Map(), untold: new Set() };
  const isPage = new Set(pages);
  const uncommitted = await readUncommitted(repository, snapshot, pages);
  const touching = await readPageCommits(repository, snapshot);
  const lacksHistory = touching === null || repository.shallow;
  // The next name of each path, and the paths whose next name the clone cannot tell.
  const names = new Map<string, string>();
  const cut = new Set<string>();
  const seen = new Set(gone);
  for (let open = [...gone]; open.length > 0;) {
    const removers = findRemovers(touching ?? [], open);
    const byCommit = await withTemporaryObjects(repository, (session) =>
      readKnownRenames(session, [...new Set(removers.values())]),
    );
    const found: string[] = [];
    for (const path of open) {
      const commit = removers.get(path);
      const next = uncommitted.get(path) ?? (commit && newName(commit, path, byCommit)) ?? null;
      if (next === null) {
        if (commit === undefined ? lacksHistory : mayRename(commit, byCommit)) cut.add(path);
        continue;
      }
      names.set(path, next);
      if (!isPage.has(next) && !seen.has(next)) found.push(next);
      seen.add(next);
    }
    open = found;
  }
  const last = gone.map((path) => [path, follow(path, names, isPage)] as const);
  return {
    renamed: new Map(last.filter(([, path]) => isPage.has(path))),
    untold: new Set(last.filter(([, path]) => cut.has(path)).map(([page]) => page)),
  };
}

/** Follows a path through its next names up to a page, or to the last one that is known. */
function follow(
  path: string,
  names: ReadonlyMap<string, string>,
  isPage: ReadonlySet<string>,
): string {
  // Two pages may have exchanged their names.
  const seen = new Set<string>();
  let current = path;
  while (!isPage.has(current) && !seen.has(current)) {
    seen.add(current);
    current = names.get(current) ?? current;
  }
  return current;
}

/** Whether a commit may have renamed a file, and the clone lacks the contents that tell. */
function mayRename({ oid, files }: Commit, byCommit: ReadonlyMap<string, Renames>): boolean {
  return !byCommit.has(oid) && files.some(isAddition);
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

/** Returns `null` if the clone lacks the lists of files that tell. */
async function readPageCommits(
  repository: Repository,
  snapshot: Snapshot,
): Promise<readonly Commit[] | null> {
  const extensions = extensionsIn(snapshot.committed.keys());
  const pathspecs = kindsIn('pages').flatMap((kind) => kind.pathspecs([], extensions));
  return readTouching(repository, pathspecs).catch((error: unknown) => {
    if (repository.remote?.omits === 'trees' && error instanceof GitError) return null;
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
  const added = commit.files.filter(isAddition);
  return added.find((file) => removedSource(commit, file, byCommit)?.path === path)?.path ?? null;
}

function isAddition({ before, after }: FileChange): boolean {
  return before === null && after !== null;
}
