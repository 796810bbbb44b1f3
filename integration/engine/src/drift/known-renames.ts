import { fetchBlobs } from '../git/fetch.ts';
import type { Commit, FileChange } from '../git/history.ts';
import { readRenames, type Renames } from '../git/renames.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { oidOf } from './content-id.ts';

/**
 * Reads the renames of commits. Commits with contents that the clone lacks and may not fetch are
 * left out.
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

/** The content of an added or removed file, which a rename is detected by. */
function movedContent({ before, after }: FileChange): string[] {
  const oid = before === null ? oidOf(after) : after === null ? oidOf(before) : null;
  return oid === null ? [] : [oid];
}
