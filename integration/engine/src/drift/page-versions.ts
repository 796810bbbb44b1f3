import type { Commit } from '../git/commit.ts';
import type { Renames } from '../git/renames.ts';
import type { Repository } from '../git/repository.ts';
import { type GitSession, withTemporaryObjects } from '../git/temporary-objects.ts';
import { type FileVersion, versionsOf } from './file-versions.ts';
import { readKnownRenames } from './known-renames.ts';
import type { PathChange } from './timeline.ts';

/**
 * Reads the versions of pages. It follows renames, and the number of git processes does not grow
 * with the number of pages.
 *
 * @param touching the commits that changed Markdown files, newest first
 * @returns the versions of each page, by its current path
 */
export async function readPageVersions(
  repository: Repository,
  touching: readonly Commit[],
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly FileVersion[]>> {
  if (files.length === 0) return new Map();
  const changes = changesByPath(touching);
  return withTemporaryObjects(repository, (session) =>
    followVersions(session, files, (path) => changes.get(path) ?? []),
  );
}

/**
 * Finds the versions of files, newest first, and follows their renames.
 *
 * @param changesOf returns the commits that changed a file, newest first
 * @returns the versions of each file, by its current path
 */
export async function followVersions(
  session: GitSession,
  files: readonly string[],
  changesOf: (path: string) => readonly PathChange[],
): Promise<ReadonlyMap<string, readonly FileVersion[]>> {
  const renames = new Map<string, Renames>();
  for (;;) {
    const found = new Map(files.map((file) => [file, versionsOf(file, changesOf, renames)]));
    const origins = new Set([...found.values()].map((versions) => renamerOf(versions.at(-1))));
    const open = [...origins].filter((commit) => commit !== null && !renames.has(commit.oid));
    const commits = open.filter((commit) => commit !== null);
    if (commits.length === 0) return found;
    for (const { oid } of commits) renames.set(oid, new Map());
    for (const [oid, known] of await readKnownRenames(session, commits)) renames.set(oid, known);
  }
}

function changesByPath(commits: readonly Commit[]): ReadonlyMap<string, PathChange[]> {
  const changes = new Map<string, PathChange[]>();
  for (const commit of commits) {
    for (const change of commit.files) {
      const known = changes.get(change.path);
      if (known === undefined) changes.set(change.path, [{ commit, change }]);
      else known.push({ commit, change });
    }
  }
  return changes;
}

/**
 * Returns the commit that added a page, if it also removed a file. Such a commit may have renamed
 * the page. Otherwise returns `null`.
 */
function renamerOf(oldest: FileVersion | undefined): Commit | null {
  if (oldest?.previous !== null) return null;
  return oldest.commit.files.some(({ after }) => after === null) ? oldest.commit : null;
}
