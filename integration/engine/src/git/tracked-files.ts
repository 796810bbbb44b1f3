import type { Repository } from './repository.ts';

/** A file of git's index. */
export interface TrackedFile {
  /** The id of the content, as git stores it. */
  readonly oid: string;
  /**
   * The file is marked with `skip-worktree` or `assume-unchanged`. So its content in the working
   * tree may be private.
   */
  readonly pinned: boolean;
}

/** Reads the regular files of git's index, by path. Links and submodules are left out. */
export async function readTrackedFiles({
  git,
}: Repository): Promise<ReadonlyMap<string, TrackedFile>> {
  const listed = await git.text(['ls-files', '--stage', '-v', '-z', '--full-name']);
  const files = new Map<string, TrackedFile>();
  for (const entry of listed.split('\0')) {
    const [, tag = '', oid, path] = /^(\S) 100\d{3} ([\da-f]+) \d\t(.+)$/s.exec(entry) ?? [];
    if (oid === undefined || path === undefined || files.has(path)) continue;
    // `S` means `skip-worktree`, and a small letter means `assume-unchanged`.
    files.set(path, { oid, pinned: tag === 'S' || tag !== tag.toUpperCase() });
  }
  return files;
}
