import type { FileState } from '../git/files.ts';
import type { Renames } from '../git/renames.ts';
import type { GitSession } from '../git/scratch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Baselines } from './baselines.ts';
import { readKnownRenames } from './known-renames.ts';
import { findRenamers, goneContents, type RenameEvidence, type Vanished } from './renames.ts';

/** What is known of renames, and what is not. */
export interface GatheredEvidence {
  readonly evidence: RenameEvidence;
  /** Files of commits that may have renamed some of them, and of which the clone lacks contents. */
  readonly unclear: ReadonlySet<string>;
}

/**
 * Asks git what became of files that are gone, and where new ones came from.
 *
 * @param uncommitted what the working tree renames
 */
export async function gatherEvidence(
  session: GitSession,
  snapshot: Snapshot,
  { timeline, paths }: Baselines,
  vanished: readonly Vanished[],
  uncommitted: Renames,
): Promise<GatheredEvidence> {
  const renamers = findRenamers(timeline, vanished, (path) => snapshot.exists(path));
  const byCommit = await readKnownRenames(session, renamers);
  const untold = renamers.filter(({ oid }) => !byCommit.has(oid));
  return {
    evidence: {
      timeline,
      byCommit,
      uncommitted,
      now: (path): FileState | null => snapshot.stateOf(path),
      holders: snapshot.holdersOf(goneContents(vanished)),
      gone: [...paths].filter((path) => !snapshot.exists(path)),
    },
    unclear: new Set(untold.flatMap(({ files }) => files.map(({ path }) => path))),
  };
}
