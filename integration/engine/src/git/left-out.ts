import type { Files, FileState } from './files.ts';
import type { Repository } from './repository.ts';

/**
 * Returns the files of a commit that a sparse checkout leaves out of the working tree.
 *
 * @param pathspecs the files to look at
 */
export async function readLeftOut(
  { git, sparse }: Repository,
  committed: Files,
  pathspecs: readonly string[],
): Promise<Files> {
  const leftOut = new Map<string, FileState>();
  if (!sparse) return leftOut;
  const listed = await git.text(['ls-files', '-z', '-t', '--full-name', '--', ...pathspecs]);
  for (const entry of listed.split('\0')) {
    const path = entry.slice(2);
    const state = entry.startsWith('S ') ? committed.get(path) : undefined;
    if (state !== undefined) leftOut.set(path, state);
  }
  return leftOut;
}
