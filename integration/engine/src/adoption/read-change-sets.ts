import { parseLog, RAW } from '../git/commit.ts';
import { GitError } from '../git/errors.ts';
import type { Repository } from '../git/repository.ts';
import { MARKDOWN } from '../specs/page-search.ts';
import { type ChangeSet, changeSets } from './change-set.ts';

/** Older commits say little about the pages of today. */
const MOST_COMMITS = 10_000;

/**
 * Reads what changed together with pages: the files of each commit on the first-parent line that
 * changed a page. So the commits of a merged branch count as one.
 */
export async function readChangeSets(repository: Repository): Promise<ChangeSet[]> {
  const { git, revision, zero, boundary, remote } = repository;
  const options = ['--full-diff', '--first-parent', '--diff-merges=first-parent'];
  const log = await git
    .text(['log', ...RAW, ...options, `--max-count=${MOST_COMMITS}`, revision, '--', ...MARKDOWN])
    .catch((error: unknown) => {
      // A clone without trees cannot tell which files a commit changed.
      if (remote?.omits === 'trees' && error instanceof GitError) return '';
      throw error;
    });
  const commits = parseLog(log, zero);
  // The oldest commits of a shallow clone seem to have added every file.
  return changeSets(commits.filter(({ oid }) => !boundary.has(oid)));
}
