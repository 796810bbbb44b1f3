import type { DatedCommit } from '../git/commit.ts';

/** What has changed a file since a baseline. */
interface ChangedFile {
  readonly commits: readonly DatedCommit[];
}

/** Returns the commit that was authored first of all that changed some files; `null` if none did. */
export function oldestCommit(files: readonly ChangedFile[]): DatedCommit | null {
  let oldest: DatedCommit | null = null;
  for (const commit of files.flatMap(({ commits }) => commits)) {
    if (oldest === null || commit.authorTime < oldest.authorTime) oldest = commit;
  }
  return oldest;
}
