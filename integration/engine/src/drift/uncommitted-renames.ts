import type { FileState } from '../git/files.ts';
import { matchRenames, type Renames } from '../git/renames.ts';
import type { GitSession } from '../git/temporary-objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { oidOf } from './content-id.ts';

/**
 * If there are more new files than this, only the inputs, documents and cited files among them are
 * compared with the removed files.
 */
const MANY_FILES = 1000;

/**
 * Computes the blob ids of uncommitted files, and finds renames among them.
 *
 * @param relevant the paths of inputs, documents and cited files
 */
export async function settleUncommitted(
  session: GitSession,
  snapshot: Snapshot,
  relevant: ReadonlySet<string>,
): Promise<Renames> {
  const removed = [...snapshot.removedPaths()];
  const compared = candidates(removed, [...snapshot.newPaths()], relevant);
  await snapshot.settle([...relevant, ...compared], session);
  const gone = contentsOf(compared.length > 0 ? removed : [], (path) =>
    snapshot.committed.get(path),
  );
  const fresh = contentsOf(compared, (path) => snapshot.stateOf(path));
  return matchRenames(session, gone, fresh);
}

/**
 * Returns the new files that may be renamed ones. Returns none if no input, document or cited file
 * is gone or new.
 */
function candidates(
  removed: readonly string[],
  added: readonly string[],
  relevant: ReadonlySet<string>,
): readonly string[] {
  const isRelevant = (path: string): boolean => relevant.has(path);
  if (removed.length === 0 || ![...removed, ...added].some(isRelevant)) return [];
  return added.length > MANY_FILES ? added.filter(isRelevant) : added;
}

function contentsOf(
  paths: readonly string[],
  stateOf: (path: string) => FileState | null | undefined,
): Map<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const oid = oidOf(stateOf(path));
      return oid === null ? [] : [[path, oid]];
    }),
  );
}
