import type { FoundCitation } from '../citations/finder.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role } from '../specs/spec.ts';
import type { FindAuthoredState } from './authored-states.ts';
import type { AuthoredState } from './authored-state.ts';
import { citationsIn, citationsOf, type SpecInputs } from './spec-inputs.ts';
import { findTarget, type RenameEvidence, type Vanished } from './renames.ts';
import type { Timeline } from './timeline.ts';

/** A citation with the old and the current content of its file. */
export interface TrackedCitation {
  /** The path of the document. */
  readonly document: string;
  readonly citation: FoundCitation;
  readonly authored: AuthoredState;
  /** The file as the author saw it; `null` if it did not exist, `undefined` if it is not known. */
  readonly before: FileState | null | undefined;
  /** The current path of the file; the cited path if the file is gone. */
  readonly path: string;
  readonly after: FileState | null;
  /** The role of the file in the spec; `null` if it is no input. */
  readonly role: Role | null;
}

/**
 * Finds the files besides the inputs that may have been renamed: cited files that are gone, and
 * documents that did not exist at the baseline.
 */
export function findVanished(
  timeline: Timeline,
  snapshot: Snapshot,
  questions: readonly SpecInputs[],
): Vanished[] {
  const vanished: Vanished[] = [];
  const cited = new Set(questions.flatMap(citationsOf).map(({ token }) => token.path));
  for (const path of cited) {
    if (snapshot.exists(path)) continue;
    vanished.push({ path, kind: 'deleted', before: lastContent(timeline, snapshot, path) });
  }
  for (const { known, documents } of questions) {
    for (const { file } of documents) {
      const isNew = known?.view?.citedStateOf(file) === null && snapshot.exists(file);
      if (isNew) vanished.push({ path: file, kind: 'added', before: null });
    }
  }
  return vanished;
}

/** Finds the old and the current content of each cited file. */
export function trackCitations(
  question: SpecInputs,
  findAuthoredState: FindAuthoredState,
  snapshot: Snapshot,
  evidence: RenameEvidence,
): TrackedCitation[] {
  const roleOf = (path: string): Role | null => question.roles.get(path) ?? null;
  const track = (document: string, citation: FoundCitation): TrackedCitation => {
    const authored = findAuthoredState(question, citation.reference);
    const { path } = citation.token;
    const before = authored.stateOf(path);
    if (!snapshot.exists(path)) {
      const target = findCurrent(path, authored, snapshot, evidence);
      const after = evidence.now(target ?? path);
      const now = target ?? path;
      return { document, citation, authored, before, path: now, after, role: roleOf(now) };
    }
    const after = evidence.now(path);
    // The citation is older than the file, so it refers to the first content of the file.
    const first = before === null ? firstContent(evidence.timeline, path) : null;
    const known = first ?? (before === null ? after : before);
    return { document, citation, authored, before: known, path, after, role: roleOf(path) };
  };
  return question.documents.flatMap(({ file }) =>
    citationsIn(question, file).map((citation) => track(file, citation)),
  );
}

/** The current path of a file that was renamed; `null` for none. */
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

/** The last content of a file that is gone. */
function lastContent(timeline: Timeline, snapshot: Snapshot, path: string): FileState | null {
  const committed = snapshot.committed.get(path);
  if (committed !== undefined) return committed;
  const removal = timeline.changesOf(path).find(({ change }) => change.after === null);
  return removal?.change.before ?? null;
}

/** The content of a file when it was last added. */
function firstContent(timeline: Timeline, path: string): FileState | null {
  return (
    timeline.changesOf(path).find(({ change }) => change.before === null)?.change.after ?? null
  );
}
