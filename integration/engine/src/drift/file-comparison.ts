import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role } from '../specs/spec.ts';
import type { Change, ContentChange } from './change.ts';
import { isSame, sortedByPath } from './find-changes.ts';
import { findCurrent } from './cited-files.ts';
import type { ContentPair, ContentPairs } from './content-pairs.ts';
import type { RenameEvidence } from './renames.ts';
import type { HistorySince } from './history-since.ts';

/**
 * A changed file with its old and its current content. The file is an input, or a document cites
 * it. This is plain data that can be sent to another process.
 */
export interface FileComparison
  extends Pick<Change, 'path' | 'previousPath' | 'part'>, Readonly<ContentPair> {
  /** The role of the input; `null` if the file is only cited, and is no input. */
  readonly role: Role | null;
  /** The file is a symbolic link, or was one. */
  readonly isLink: boolean;
}

/** Returns the current path of a file, and its old path if it was renamed. */
export function pathsOf({ path, previousPath }: FileComparison): string[] {
  return previousPath === null ? [path] : [path, previousPath];
}

/** Compares the files that documents cite with the baseline. The result has their current paths. */
export function compareCited(
  paths: Iterable<string>,
  history: HistorySince,
  snapshot: Snapshot,
  evidence: RenameEvidence,
  pairs: ContentPairs,
): ContentChange[] {
  return [...paths].flatMap((cited): ContentChange[] => {
    const before = history.citedStateOf(cited);
    if (before === undefined) return [];
    const baseline = { stateOf: history.citedStateOf };
    const target = snapshot.exists(cited) ? null : findCurrent(cited, baseline, snapshot, evidence);
    const path = target ?? cited;
    const after = evidence.now(path);
    const previousPath = target === null ? null : cited;
    return [{ path, previousPath, before, after, pair: pairs.add(before, after) }];
  });
}

/** Returns the changed inputs of a spec, and the other changed files that its documents cite. */
export function compareFiles(
  changes: readonly Change[],
  cited: readonly ContentChange[],
): FileComparison[] {
  const inputs = changes.map((change) => {
    const { role, part } = change;
    return { ...describe(change, role), ...(part !== undefined && { part }) };
  });
  const known = new Set(inputs.flatMap(({ path, previousPath }) => [path, previousPath]));
  const others = cited
    .filter(({ path, before, after }) => !known.has(path) && !isEqual(before, after))
    .map((file) => describe(file, null));
  return sortedByPath([...inputs, ...others]);
}

function describe(
  { path, previousPath, pair, ...states }: ContentChange,
  role: Role | null,
): FileComparison {
  const { before, after, diff } = pair;
  const isLink = [states.before, states.after].some((state) => state?.mode === '120000');
  return { path, previousPath, role, isLink, before, after, diff };
}

function isEqual(before: FileState | null, after: FileState | null): boolean {
  if (before === null || after === null) return before === after;
  return isSame(before, after);
}
