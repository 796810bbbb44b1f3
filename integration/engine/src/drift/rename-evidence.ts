import type { FileState } from '../git/files.ts';
import type { Renames } from '../git/renames.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Baselines } from './baselines.ts';
import { readKnownRenames } from './known-renames.ts';
import { findRenamers, goneContents, type RenameEvidence, type Vanished } from './renames.ts';

/** The renames that are known, and the files whose renames cannot be known. */
export interface GatheredEvidence {
  readonly evidence: RenameEvidence;
  /** Files that may have been renamed by commits whose contents the clone lacks. */
  readonly unclear: ReadonlySet<string>;
}

/**
 * Finds the renames of files that are gone or new.
 *
 * @param uncommitted the renames in the working tree that are not committed
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
