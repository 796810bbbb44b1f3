import type { FileState } from '../git/files.ts';
import type { Commit } from '../git/history.ts';
import type { Timeline } from './timeline.ts';

/** Which of the rules gave a baseline. */
export type BaselineRule =
  'completion-commit' | 'completion-time' | 'status-commit' | 'page-commit';

/** The state of the inputs for which the documents were last known to be right. */
export type Baseline =
  | {
      readonly kind: 'commit';
      readonly rule: BaselineRule;
      readonly oid: string;
      /** When that commit was made, in seconds since 1970. */
      readonly time: number;
      /** Commits authored after this landed too late to be known; seconds since 1970. */
      readonly authoredUntil: number | null;
      readonly reason: string;
    }
  | { readonly kind: 'working-tree'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly fix: string };

export type CommitBaseline = Extract<Baseline, { kind: 'commit' }>;

/** Answers questions about one baseline commit. */
export interface BaselineView {
  /** The file as the documents knew it; `null` where there was none. */
  readonly stateOf: (path: string) => FileState | null;
  /** The commits that changed a file since, newest first. */
  readonly commitsOf: (path: string) => readonly Commit[];
}

/**
 * Looks at history from a baseline.
 *
 * @param place the baseline's position on the first-parent line, and the one of the last commit that
 *   the documents can have known; `null` for a baseline beside the line
 * @param offLine for a baseline that is not on the first-parent line, the files in which it differs
 *   from HEAD
 * @param committed the state of a file in HEAD
 */
export function viewFrom(
  timeline: Timeline,
  baseline: CommitBaseline,
  place: { readonly position: number; readonly known: number } | null,
  offLine: ReadonlyMap<string, FileState | null>,
  committed: (path: string) => FileState | null,
): BaselineView {
  const past = place === null ? timeline.past(baseline.oid) : new Set<string>();
  const isPast = (oid: string): boolean =>
    place === null ? past.has(oid) : timeline.landing(oid) >= place.position;
  const tooLate = (commit: Commit): boolean => cameTooLate(commit, baseline) && isPast(commit.oid);
  const late = new Map<string, FileState | null>();
  const recent =
    place === null ? timeline.commits : timeline.landedBetween(place.position, place.known);
  for (const commit of baseline.authoredUntil === null ? [] : recent) {
    if (!tooLate(commit)) continue;
    for (const { path, before } of timeline.ownChanges(commit)) late.set(path, before);
  }
  const recorded = (path: string): FileState | null => {
    if (place !== null) return timeline.stateAt(place.position, path);
    const state = offLine.get(path);
    return state === undefined ? committed(path) : state;
  };
  return {
    stateOf: (path) => {
      const state = late.get(path);
      return state === undefined ? recorded(path) : state;
    },
    commitsOf: (path) =>
      timeline
        .changesOf(path)
        .map(({ commit }) => commit)
        .filter((commit) => !isPast(commit.oid) || tooLate(commit)),
  };
}

/** In the past of the baseline, yet written after the documents were declared right. */
function cameTooLate(commit: Commit, { oid, authoredUntil }: CommitBaseline): boolean {
  return authoredUntil !== null && commit.oid !== oid && commit.authorTime > authoredUntil;
}
