import * as z from 'zod';
import { fetchBlobs, mayRecall } from '../git/fetch.ts';
import type { Commit, FileChange } from '../git/commit.ts';
import { readRenames, type Renames } from '../git/renames.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { oidOf } from './content-id.ts';

/**
 * Reads the renames of commits. A commit is left out if the clone lacks contents that are needed
 * for it, and may not fetch them.
 *
 * @returns the renames by commit id
 */
export async function readKnownRenames(
  session: GitSession,
  commits: readonly Commit[],
): Promise<Map<string, Renames>> {
  const facts = await session.facts.table('renames', z.array(z.tuple([z.string(), z.string()])));
  const recalled = new Map<string, Renames>();
  for (const commit of mayRecall(session) ? commits : []) {
    const known = facts.get(keyOf(commit));
    if (known !== undefined) recalled.set(commit.oid, new Map(known));
  }
  const open = commits.filter(({ oid }) => !recalled.has(oid));
  for (const [oid, renames] of await readFromGit(session, open)) recalled.set(oid, renames);
  for (const commit of open) {
    const renames = recalled.get(commit.oid);
    if (renames !== undefined) facts.set(keyOf(commit), [...renames]);
  }
  return recalled;
}

/** The parent is part of the key, because a shallow clone hides those of its oldest commits. */
function keyOf({ oid, parents: [parent = ''] }: Commit): string {
  return `${oid} ${parent}`;
}

async function readFromGit(
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

/**
 * Returns the blob id of an added or removed file. Renames are detected by comparing such contents.
 */
function movedContent({ before, after }: FileChange): string[] {
  const oid = before === null ? oidOf(after) : after === null ? oidOf(before) : null;
  return oid === null ? [] : [oid];
}
