import type { FileState } from '../git/files.ts';
import type { LineDiff } from '../git/patch.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role } from '../specs/spec.ts';
import { isSame, sortedByPath } from './differences.ts';
import { findCurrent } from './cited-files.ts';
import type { MeasuredDifference } from './measured-difference.ts';
import type { ContentPair, ContentPairs } from './pairs.ts';
import { citationsOf, type Question } from './question.ts';
import type { RenameEvidence } from './renames.ts';
import type { BaselineView } from './view.ts';

/** The two contents of a file that changed since a baseline, and how they differ. */
export interface FileComparison {
  /** Where it is now; where it was, for one that is gone. */
  readonly path: string;
  /** Where a renamed one was. */
  readonly previousPath: string | null;
  /** `null` for a file that is no input, and only cited. */
  readonly role: Role | null;
  /** Content ids; `null` where there was no file, or none with lines. */
  readonly before: string | null;
  readonly after: string | null;
  /** It is a symbolic link, or was one. */
  readonly isLink: boolean;
  /** `null` where one of the contents is not here. */
  readonly diff: LineDiff | null;
}

/** The paths of a file, now and before. */
export function pathsOf({ path, previousPath }: FileComparison): string[] {
  return previousPath === null ? [path] : [path, previousPath];
}

/** A cited file as it was at the baseline and as it is. */
export interface CitedComparison {
  readonly path: string;
  readonly previousPath: string | null;
  readonly before: FileState | null;
  readonly after: FileState | null;
  readonly pair: ContentPair;
}

/** The files that documents cite, under the names that they have now. */
export function compareCited(
  question: Question,
  view: BaselineView,
  snapshot: Snapshot,
  evidence: RenameEvidence,
  pairs: ContentPairs,
): CitedComparison[] {
  const paths = new Set(citationsOf(question).map(({ token }) => token.path));
  return [...paths].flatMap((cited): CitedComparison[] => {
    const before = view.citedStateOf(cited);
    if (before === undefined) return [];
    const moment = { stateOf: view.citedStateOf };
    const target = snapshot.exists(cited) ? null : findCurrent(cited, moment, snapshot, evidence);
    const path = target ?? cited;
    const after = evidence.now(path);
    const previousPath = target === null ? null : cited;
    return [{ path, previousPath, before, after, pair: pairs.add(before, after) }];
  });
}

/** The changed inputs of a spec, and the files besides that its documents cite and that changed. */
export function compareFiles(
  differences: readonly MeasuredDifference[],
  cited: readonly CitedComparison[],
): FileComparison[] {
  const inputs = differences.map((difference) => describe(difference, difference.role));
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
