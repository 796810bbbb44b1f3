import type { FileState } from '../git/files.ts';
import { type Commit, isDated } from '../git/commit.ts';
import type { AcceptedBaseline, CommitBaseline } from './baseline.ts';
import type { Timeline } from './timeline.ts';

/** The history of files since a baseline. */
export interface HistorySince {
  /**
   * Returns an input as it was when the documents were declared right; `null` if it did not exist.
   */
  readonly stateOf: (path: string) => FileState | null;
  /** Returns the same for any file; `undefined` if its state is not known. */
  readonly citedStateOf: (path: string) => FileState | null | undefined;
  /** Returns the commits that changed a file since the baseline, newest first. */
  readonly commitsOf: (path: string) => readonly Commit[];
  /**
   * Returns the id of a commit that changed a file and whose date cannot be read. Nobody can tell
   * whether it came before the documents were declared right. Returns `null` if there is none.
   */
  readonly datelessOf: (path: string) => string | null;
}

/** Where a baseline is on the first-parent line. */
export interface BaselinePosition {
  readonly position: number;
  /** The position of the last commit that was made before the documents were declared right. */
  readonly known: number;
}

/**
 * Returns the history of files since a baseline.
 *
 * @param place `null` if the baseline is not on the first-parent line
 * @param offLine the files in which such a baseline differs from HEAD
 * @param committed returns the state of a file in HEAD
 */
export function historySince(
  timeline: Timeline,
  baseline: CommitBaseline,
  place: BaselinePosition | null,
  offLine: ReadonlyMap<string, FileState | null>,
  committed: (path: string) => FileState | null,
): HistorySince {
  const past = place === null ? timeline.past(baseline.oid) : new Set<string>();
  const isPast = (oid: string): boolean =>
    place === null ? past.has(oid) : timeline.landing(oid) >= place.position;
  const tooLate = (commit: Commit): boolean => cameTooLate(commit, baseline) && isPast(commit.oid);
  const late = new Map<string, FileState | null>();
  const dateless = new Map<string, string>();
  const recent =
    place === null ? timeline.commits : timeline.landedBetween(place.position, place.known);
  for (const commit of baseline.authoredUntil === null ? [] : recent) {
    if (!isDated(commit) && commit.oid !== baseline.oid && isPast(commit.oid)) {
      for (const { path } of timeline.ownChanges(commit)) dateless.set(path, commit.oid);
    }
    if (!tooLate(commit)) continue;
    for (const { path, before } of timeline.ownChanges(commit)) late.set(path, before);
  }
  const recorded = (path: string): FileState | null => {
    if (place !== null) return timeline.stateAt(place.position, path);
    const state = offLine.get(path);
    return state === undefined ? committed(path) : state;
  };
  const stateOf = (path: string): FileState | null => {
    const state = late.get(path);
    return state === undefined ? recorded(path) : state;
  };
  return {
    stateOf,
    citedStateOf: stateOf,
    commitsOf: (path) =>
      timeline
        .changesOf(path)
        .map(({ commit }) => commit)
        .filter((commit) => !isPast(commit.oid) || tooLate(commit)),
    datelessOf: (path) => dateless.get(path) ?? null,
  };
}

/**
 * Returns the history of files since an acceptance. The acceptance records the states of the
 * inputs. They are used even if the commit of the acceptance is gone.
 *
 * @param position the position of that commit on the first-parent line; `null` if it is not there
 */
export function historySinceAcceptance(
  timeline: Timeline,
  { acceptance: { inputs, time } }: AcceptedBaseline,
  position: number | null,
): HistorySince {
  const isSince = ({ oid, time: committed }: Commit): boolean =>
    position === null ? (committed ?? Infinity) > time : timeline.landing(oid) < position;
  return {
    stateOf: (path) => inputs.get(path) ?? null,
    citedStateOf: (path) =>
      inputs.get(path) ?? (position === null ? undefined : timeline.stateAt(position, path)),
    commitsOf: (path) =>
      timeline
        .changesOf(path)
        .map(({ commit }) => commit)
        .filter(isSince),
    datelessOf: () => null,
  };
}

/**
 * Whether a commit was authored after the documents were declared right. Such a commit counts as a
 * change, even if the baseline contains it.
 */
function cameTooLate(commit: Commit, { oid, authoredUntil }: CommitBaseline): boolean {
  return authoredUntil !== null && commit.oid !== oid && (commit.authorTime ?? 0) > authoredUntil;
}
