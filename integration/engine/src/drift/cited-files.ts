import type { AuthoredState } from '../citations/authored-state.ts';
import { chooseFile } from '../citations/choose-file.ts';
import type { FoundCitation, TrackedCitation } from '../citations/citation.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role } from '../specs/spec.ts';
import type { FindAuthoredState } from './authored-states.ts';
import { citationsOf, filesOf, type SpecInputs } from './spec-inputs.ts';
import { findTarget, type RenameEvidence, type Vanished } from './renames.ts';
import type { Timeline } from './timeline.ts';

/**
 * Finds the files, other than inputs, that may have been renamed. These are cited files that are
 * gone, and documents that did not exist at the baseline.
 */
export function findVanished(
  timeline: Timeline,
  snapshot: Snapshot,
  allInputs: readonly SpecInputs[],
): Vanished[] {
  const vanished: Vanished[] = [];
  const cited = new Set(allInputs.flatMap(citationsOf).flatMap(filesOf));
  for (const path of cited) {
    if (snapshot.exists(path)) continue;
    vanished.push({ path, kind: 'deleted', before: lastContent(timeline, snapshot, path) });
  }
  for (const { history, whole, documents } of allInputs) {
    // A document may be new since somebody declared it right as a whole, but not since a review of
    // its sections.
    const since = [history, whole?.history];
    for (const { file } of documents) {
      const isNew =
        since.some((each) => each?.citedStateOf(file) === null) && snapshot.exists(file);
      if (isNew) vanished.push({ path: file, kind: 'added', before: null });
    }
  }
  return vanished;
}

/**
 * Finds the file of each citation, both as the author saw it and as it is now. Renames are
 * followed.
 *
 * @returns the citations in the order of {@link citationsOf}
 */
export function trackCitations(
  inputs: SpecInputs,
  findAuthoredState: FindAuthoredState,
  snapshot: Snapshot,
  evidence: RenameEvidence,
): TrackedCitation[] {
  const roleOf = (path: string): Role | null => inputs.roles.get(path) ?? null;
  return citationsOf(inputs).map((found) => {
    const authored = findAuthoredState(inputs, found);
    const [path = found.path, ...others] = chosenOf(found, authored, inputs, snapshot);
    const citation = { ...found, path, others };
    const before = authored.stateOf(path);
    if (!snapshot.exists(path)) {
      const currentPath = findCurrent(path, authored, snapshot, evidence) ?? path;
      const after = evidence.now(currentPath);
      return { ...citation, authored, before, after, currentPath, role: roleOf(currentPath) };
    }
    const after = evidence.now(path);
    // The citation is older than the file, so it refers to the first content of the file.
    const first = before === null ? firstContent(evidence.timeline, path) : null;
    const known = first ?? (before === null ? after : before);
    const role = roleOf(path);
    return { ...citation, authored, before: known, after, currentPath: path, role };
  });
}

/** Returns the file that a citation means, by the state in which it was written. */
function chosenOf(
  { fits }: FoundCitation,
  authored: AuthoredState,
  { roles }: SpecInputs,
  snapshot: Snapshot,
): readonly string[] {
  return chooseFile(fits, {
    existed(path) {
      const state = authored.stateOf(path);
      return state === undefined ? snapshot.exists(path) : state !== null;
    },
    exists: (path) => snapshot.exists(path),
    isInput: (path) => roles.has(path),
  });
}

/** Returns the current path of a file that is gone. Returns `null` if no rename is found. */
export function findCurrent(
  path: string,
  { stateOf }: Pick<AuthoredState, 'stateOf'>,
  snapshot: Snapshot,
  evidence: RenameEvidence,
): string | null {
  const before = lastContent(evidence.timeline, snapshot, path);
  const isFree = (other: string): boolean => evidence.now(other) !== null && !stateOf(other);
  return findTarget({ path, before }, evidence, isFree);
}

/** Returns the last content of a file that is gone; `null` if it is not known. */
function lastContent(timeline: Timeline, snapshot: Snapshot, path: string): FileState | null {
  const committed = snapshot.committed.get(path);
  if (committed !== undefined) return committed;
  const removal = timeline.changesOf(path).find(({ change }) => change.after === null);
  return removal?.change.before ?? null;
}

/** Returns the content that a file had when it was last added; `null` if it is not known. */
function firstContent(timeline: Timeline, path: string): FileState | null {
  return (
    timeline.changesOf(path).find(({ change }) => change.before === null)?.change.after ?? null
  );
}
