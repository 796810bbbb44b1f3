import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isInside } from '../files/safe-path.ts';
import type { FileState } from './files.ts';
import type { Repository } from './repository.ts';

/** How the index differs from the newest commit. */
export interface StagedFiles {
  /** The files that differ, with their staged state; `null` for a file that is removed. */
  readonly changed: ReadonlyMap<string, FileState | null>;
  /** The files with conflicts of a merge. They have no staged state. */
  readonly conflicts: readonly string[];
}

/**
 * Returns the repository with the index that the next commit takes its files from. `git commit` gives
 * its hooks another index than that of the repository if it is told what to commit, as with `-a`. Git
 * reads a relative path from the root of the working tree.
 */
export async function withStagedIndex(repository: Repository): Promise<Repository> {
  const given = process.env['GIT_INDEX_FILE'];
  if (given === undefined || given === '') return repository;
  // The variable is about the repository of the current folder.
  if (!isInside(repository.root, await realpath(process.cwd()))) return repository;
  const git = repository.git.withVariables({ GIT_INDEX_FILE: resolve(repository.root, given) });
  return { ...repository, git };
}

/**
 * Reads how the index differs from a commit. A file that is only intended to be added does not count.
 *
 * @param commit `null` if there is no commit yet
 */
export async function readStagedFiles(
  { git }: Repository,
  commit: string | null,
): Promise<StagedFiles> {
  const base = commit ?? (await git.text(['hash-object', '-t', 'tree', '--stdin'])).trim();
  const listed = await git.text([
    'diff-index',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--ita-invisible-in-index',
    '--ignore-submodules=none',
    base,
    '--',
  ]);
  const changed = new Map<string, FileState | null>();
  const conflicts: string[] = [];
  const tokens = listed.split('\0');
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const [, mode = '', , oid = '', status] = (tokens[at] ?? '').split(' ');
    const path = tokens[at + 1] ?? '';
    if (status === 'U') conflicts.push(path);
    else changed.set(path, status === 'D' ? null : { mode, oid });
  }
  return { changed, conflicts };
}
