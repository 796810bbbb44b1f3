import type { FoundCitation } from '../citations/finder.ts';
import type { FileState } from '../git/files.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Role } from '../specs/spec.ts';
import type { FindMoment } from './citation-moments.ts';
import type { Moment } from './moment.ts';
import { citationsIn, citationsOf, type Question } from './question.ts';
import { findTarget, type RenameEvidence, type Vanished } from './renames.ts';
import type { Timeline } from './timeline.ts';

/** A citation, and the two contents of its file that it is judged by. */
export interface TrackedCitation {
  /** The file in which it stands. */
  readonly document: string;
  readonly citation: FoundCitation;
  readonly moment: Moment;
  /** The file as the author saw it; `null` where there was none, `undefined` where nobody knows. */
  readonly before: FileState | null | undefined;
  /** The name that the file has now; the cited one, where there is no such file. */
  readonly path: string;
  readonly after: FileState | null;
  /** Of the file among the spec's inputs; `null` for one that is no input of it. */
  readonly role: Role | null;
}

/**
 * What cited files and documents were renamed from or to has to be looked for, besides what became
 * of the inputs: cited files that are gone, and documents that were not there at a baseline.
 */
export function findVanished(
  timeline: Timeline,
  snapshot: Snapshot,
  questions: readonly Question[],
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

/** Finds for every citation the file that it speaks of, as it was meant and as it is. */
export function trackCitations(
  question: Question,
  findMoment: FindMoment,
  snapshot: Snapshot,
  evidence: RenameEvidence,
): TrackedCitation[] {
  const roleOf = (path: string): Role | null => question.roles.get(path) ?? null;
  const track = (document: string, citation: FoundCitation): TrackedCitation => {
    const moment = findMoment(question, citation.reference);
    const { path } = citation.token;
    const before = moment.stateOf(path);
    if (!snapshot.exists(path)) {
      const target = findCurrent(path, moment, snapshot, evidence);
      const after = evidence.now(target ?? path);
      const now = target ?? path;
      return { document, citation, moment, before, path: now, after, role: roleOf(now) };
    }
    const after = evidence.now(path);
    // Cited before it was there, it can only be meant as it was at first.
    const first = before === null ? firstContent(evidence.timeline, path) : null;
    const known = first ?? (before === null ? after : before);
    return { document, citation, moment, before: known, path, after, role: roleOf(path) };
  };
  return question.documents.flatMap(({ file }) =>
    citationsIn(question, file).map((citation) => track(file, citation)),
  );
}

/** The name that a file has now which had another one. */
export function findCurrent(
  path: string,
  { stateOf }: Pick<Moment, 'stateOf'>,
  snapshot: Snapshot,
  evidence: RenameEvidence,
): string | null {
  const before = lastContent(evidence.timeline, snapshot, path);
  const isFree = (other: string): boolean => evidence.now(other) !== null && !stateOf(other);
  return findTarget({ path, before }, evidence, isFree);
}

/** What a file that is gone held last. */
function lastContent(timeline: Timeline, snapshot: Snapshot, path: string): FileState | null {
  const committed = snapshot.committed.get(path);
  if (committed !== undefined) return committed;
  const removal = timeline.changesOf(path).find(({ change }) => change.after === null);
  return removal?.change.before ?? null;
}

/** What a file held when it was last added. */
function firstContent(timeline: Timeline, path: string): FileState | null {
  return (
    timeline.changesOf(path).find(({ change }) => change.before === null)?.change.after ?? null
  );
}
