import { fetchBlobs } from '../git/fetch.ts';
import type { Commit, FileChange } from '../git/history.ts';
import { readRenames, type Renames } from '../git/renames.ts';
import type { GitSession } from '../git/scratch.ts';
import { oidOf } from './content-id.ts';

/**
 * What commits renamed; nothing, for some. Commits of which the clone lacks contents are left out,
 * where these are not to be fetched.
 *
 * @returns by commit id
 */
export async function readKnownRenames(
  session: GitSession,
  commits: readonly Commit[],
): Promise<Map<string, Renames>> {
  const moved = new Set(commits.flatMap(({ files }) => files.flatMap(movedContent)));
  const missing = await fetchBlobs(session, moved);
  const isKnown = ({ files }: Commit): boolean =>
    files.flatMap(movedContent).every((oid) => !missing.has(oid));
  const known = missing.size === 0 ? commits : commits.filter(isKnown);
  const renames = await readRenames(session, known);
  return new Map(known.map(({ oid }) => [oid, renames.get(oid) ?? new Map<string, string>()]));
}

/** What tells whether a commit renamed a file: the content of one that it added or removed. */
function movedContent({ before, after }: FileChange): string[] {
  const oid = before === null ? oidOf(after) : after === null ? oidOf(before) : null;
  return oid === null ? [] : [oid];
}
