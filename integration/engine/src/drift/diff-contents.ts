import * as z from 'zod';
import { countLines } from '../git/blobs.ts';
import { fetchBlobs } from '../git/fetch.ts';
import type { FileState } from '../git/files.ts';
import { diffBlobs } from '../git/diff-blobs.ts';
import type { LineDiff } from '../git/patch.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import { textOidOf } from './content-id.ts';
import type { ContentPair, ContentPairs } from './content-pairs.ts';

/** The result of {@link measureContents}. */
export interface Measurement {
  /** The ids of contents that the clone lacks. */
  readonly missing: ReadonlySet<string>;
  /** The number of lines of a file; `null` if it is not known. */
  readonly lineCountOf: (state: FileState | null) => number | null;
}

/**
 * Computes the diffs of all pairs of contents, and counts the lines of files.
 *
 * @param counted the files whose lines are counted
 * @param doubtful some contents may belong to no commit, so that even a full clone may lack them
 */
export async function measureContents(
  session: GitSession,
  pairs: ContentPairs,
  counted: Iterable<FileState | null>,
  doubtful: boolean,
): Promise<Measurement> {
  const listed = pairs.list();
  const countedOids = [...counted].map(textOidOf).filter((oid) => oid !== null);
  const oids = new Set([...listed.oids, ...countedOids]);
  const missing = await fetchBlobs(session, oids, doubtful);
  const present = listed.pairs.filter(
    ({ before, after }) => !missing.has(before ?? '') && !missing.has(after ?? ''),
  );
  const [, lineCounts] = await Promise.all([
    compare(session, present),
    countAll(
      session,
      countedOids.filter((oid) => !missing.has(oid)),
    ),
  ]);
  return { missing, lineCountOf: (state) => lineCounts.get(textOidOf(state) ?? '') ?? null };
}

// Only this program writes it, and the version of the store tells which one.
const StoredDiff = z.custom<LineDiff>((diff) => typeof diff === 'object' && diff !== null);

/** Computes the diffs of pairs. Those that an earlier run computed are remembered. */
async function compare(session: GitSession, pairs: readonly ContentPair[]): Promise<void> {
  const facts = await session.facts.table('line-diffs', StoredDiff);
  const keyOf = ({ before, after }: ContentPair): string => `${before ?? ''}:${after ?? ''}`;
  const unknown = pairs.filter((pair) => facts.get(keyOf(pair)) === undefined);
  const diffs = await diffBlobs(session, unknown);
  for (const [index, pair] of unknown.entries()) {
    const diff = diffs[index];
    if (diff !== undefined) facts.set(keyOf(pair), diff);
  }
  for (const pair of pairs) pair.diff = facts.get(keyOf(pair)) ?? null;
}

/** Counts the lines of contents. Those that an earlier run counted are remembered. */
async function countAll(
  session: GitSession,
  oids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const facts = await session.facts.table('line-counts', z.number());
  const unknown = oids.filter((oid) => facts.get(oid) === undefined);
  for (const [oid, count] of await countLines(session, unknown)) facts.set(oid, count);
  const counts = new Map<string, number>();
  for (const oid of oids) {
    const count = facts.get(oid);
    if (count !== undefined) counts.set(oid, count);
  }
  return counts;
}
