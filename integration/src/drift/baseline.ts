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
  /** Paths that may have been there and are not any more. */
  readonly candidates: () => Iterable<string>;
  /** The commits that changed a file since, newest first. */
  readonly commitsOf: (path: string) => readonly Commit[];
}

/**
 * Looks at history from a baseline.
 *
 * @param offLine for a baseline that is not on the first-parent line, the files in which it differs
 *   from HEAD
 * @param committed the state of a file in HEAD
 */
export function viewFrom(
  timeline: Timeline,
  baseline: CommitBaseline,
  position: number | null,
  offLine: ReadonlyMap<string, FileState | null>,
  committed: (path: string) => FileState | null,
): BaselineView {
  const past = position === null ? timeline.past(baseline.oid) : null;
  const isPast = (oid: string): boolean =>
    past === null ? timeline.landing(oid) >= (position ?? 0) : past.has(oid);
  const tooLate = (commit: Commit): boolean => cameTooLate(commit, baseline) && isPast(commit.oid);
  const late = new Map<string, FileState | null>();
  for (const commit of timeline.commits) {
    if (!tooLate(commit)) continue;
    for (const { path, before } of timeline.ownChanges(commit)) late.set(path, before);
  }
  const recorded = (path: string): FileState | null => {
    if (position !== null) return timeline.stateAt(position, path);
    const state = offLine.get(path);
    return state === undefined ? committed(path) : state;
  };
  return {
    stateOf: (path) => {
      const state = late.get(path);
      return state === undefined ? recorded(path) : state;
    },
    candidates: function* () {
      yield* late.keys();
      yield* position === null ? offLine.keys() : timeline.touchedPaths();
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
