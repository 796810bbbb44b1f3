import type { FileState } from '../git/files.ts';
import type { LineDiff } from '../git/patch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role } from '../specs/spec.ts';
import { isSame, sortedByPath } from './differences.ts';
import { findCurrent } from './cited-files.ts';
import type { MeasuredDifference } from './measured-difference.ts';
import type { ContentPair, ContentPairs } from './content-pairs.ts';
import { citationsOf, type SpecInputs } from './spec-inputs.ts';
import type { RenameEvidence } from './renames.ts';
import type { HistorySince } from './history-since.ts';

/** The two contents of a file that changed since a baseline, and how they differ. */
export interface FileComparison {
  /** The current path; the old path if the file is gone. */
  readonly path: string;
  /** The old path of a renamed file. */
  readonly previousPath: string | null;
  /** `null` for a file that is only cited, and no input. */
  readonly role: Role | null;
  /** Blob ids; `null` if the file does not exist, or is a submodule. */
  readonly before: string | null;
  readonly after: string | null;
  /** The file is a symbolic link, or was one. */
  readonly isLink: boolean;
  /** `null` if the clone lacks one of the contents. */
  readonly diff: LineDiff | null;
  /** What the part that is the input says now; not set if the whole file is the input. */
  readonly part?: string;
}

/** The current and the old path of a file. */
export function pathsOf({ path, previousPath }: FileComparison): string[] {
  return previousPath === null ? [path] : [path, previousPath];
}

/** A cited file with its contents at the baseline and now. */
export interface CitedComparison {
  readonly path: string;
  readonly previousPath: string | null;
  readonly before: FileState | null;
  readonly after: FileState | null;
  readonly pair: ContentPair;
}

/** Compares the files that documents cite, under their current paths. */
export function compareCited(
  question: SpecInputs,
  view: HistorySince,
  snapshot: Snapshot,
  evidence: RenameEvidence,
  pairs: ContentPairs,
): CitedComparison[] {
  const paths = new Set(citationsOf(question).map(({ token }) => token.path));
  return [...paths].flatMap((cited): CitedComparison[] => {
    const before = view.citedStateOf(cited);
    if (before === undefined) return [];
    const baseline = { stateOf: view.citedStateOf };
    const target = snapshot.exists(cited) ? null : findCurrent(cited, baseline, snapshot, evidence);
    const path = target ?? cited;
    const after = evidence.now(path);
    const previousPath = target === null ? null : cited;
    return [{ path, previousPath, before, after, pair: pairs.add(before, after) }];
  });
}

/** The changed inputs of a spec, and other changed files that its documents cite. */
export function compareFiles(
  differences: readonly MeasuredDifference[],
  cited: readonly CitedComparison[],
): FileComparison[] {
  const inputs = differences.map((difference) => {
    const { role, part } = difference;
    return { ...describe(difference, role), ...(part !== undefined && { part }) };
  });
  const known = new Set(inputs.flatMap(({ path, previousPath }) => [path, previousPath]));
  const others = cited
    .filter(({ path, before, after }) => !known.has(path) && !isEqual(before, after))
    .map((file) => describe(file, null));
  return sortedByPath([...inputs, ...others]);
}

function describe(
  { path, previousPath, pair, ...states }: CitedComparison,
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
