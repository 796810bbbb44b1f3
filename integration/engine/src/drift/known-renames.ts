import { fetchBlobs } from '../git/fetch.ts';
import type { Commit, FileChange } from '../git/history.ts';
import { readRenames, type Renames } from '../git/renames.ts';
import type { Repository } from '../git/repository.ts';
import { oidOf } from './content-id.ts';

/**
 * What commits renamed; nothing, for some. Commits of which the clone lacks contents are left out,
 * where these are not to be fetched.
 *
 * @param env where contents of uncommitted files are
 * @param fetch whether a remote may be asked for contents
 * @returns by commit id
 */
export async function readKnownRenames(
  repository: Repository,
  commits: readonly Commit[],
  env: Readonly<Record<string, string>>,
  fetch: boolean,
): Promise<Map<string, Renames>> {
  const moved = new Set(commits.flatMap(({ files }) => files.flatMap(movedContent)));
  const missing = await fetchBlobs(repository, moved, env, fetch);
  const isKnown = ({ files }: Commit): boolean =>
    files.flatMap(movedContent).every((oid) => !missing.has(oid));
  const known = missing.size === 0 ? commits : commits.filter(isKnown);
  const renames = await readRenames(repository, known);
  return new Map(known.map(({ oid }) => [oid, renames.get(oid) ?? new Map<string, string>()]));
}

/** What tells whether a commit renamed a file: the content of one that it added or removed. */
function movedContent({ before, after }: FileChange): string[] {
  const oid = before === null ? oidOf(after) : after === null ? oidOf(before) : null;
  return oid === null ? [] : [oid];
}
