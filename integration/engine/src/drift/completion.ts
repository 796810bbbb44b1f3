import { isDeclared } from '../specs/kinds.ts';
import type { Completion, Spec } from '../specs/spec.ts';
import { toTimestamp } from '../text/time.ts';
import type { AuthoredCommit, LineCommit } from '../git/commit.ts';
import type { Baseline, BaselineRule } from './baseline.ts';
import { lastSecondOf, readCompletionTime } from './completion-time.ts';

/** One version of a spec file. All lists of versions are sorted, newest first. */
export interface SpecVersion {
  readonly commit: AuthoredCommit;
  /** The commit changed the content, and not only the name or the mode. */
  readonly isEdit: boolean;
  /** The completion that this version declares; `null` if it declares none. */
  readonly completion: Completion | null;
}

/** The history of one spec: the versions of its file, and the commits that it names. */
export interface SpecHistory {
  readonly versions: readonly SpecVersion[];
  /**
   * The completion that the version in HEAD declares: `null` if it declares none, `undefined` if
   * HEAD has no such file.
   */
  readonly committed: Completion | null | undefined;
  /** git ignores the file, so that it will never be committed. */
  readonly ignored: boolean;
  /** The working tree's file differs from HEAD's. */
  readonly edited: boolean;
  /**
   * The newest commit that the spec names and that HEAD can reach. It is `null` as well if the
   * baseline does not depend on it.
   */
  readonly named: AuthoredCommit | null;
  /** The clone lacks some of the versions. */
  readonly incomplete: boolean;
}

/** The history of the branch that is checked out. */
export interface LineHistory {
  /** The first-parent line, newest first. */
  readonly line: readonly LineCommit[];
  /** The commits at which a shallow clone was cut off; empty if the clone is not shallow. */
  readonly boundary: ReadonlySet<string>;
}

/** How to get the history that a clone lacks. */
export const WHOLE_HISTORY =
  "Clone with the whole history. In GitHub Actions, write `with: { fetch-depth: 0 }` below the step's `uses: actions/checkout`; in GitLab CI, `variables: { GIT_DEPTH: 0 }` in the job; elsewhere, run `git fetch --unshallow`.";

/** The baseline of documents that were right before the commits that a shallow clone holds. */
export const SHALLOW: Baseline = {
  kind: 'unknown',
  reason: 'the clone is shallow, and the baseline lies beyond the commits that it holds',
  fix: WHOLE_HISTORY,
  beyond: true,
};

/** The baseline of documents of which the clone lacks older contents. */
export const CONTENTLESS: Baseline = {
  kind: 'unknown',
  reason: 'the clone lacks older versions of the spec, and they were not fetched',
  fix: 'Allow `fetch`, or clone without `--filter`.',
};

/** The baseline in a repository without commits. */
export const NO_COMMITS = {
  kind: 'unknown',
  reason: 'the repository has no commits yet',
  fix: 'Commit the spec together with its documents.',
} as const satisfies Baseline;

/** The baseline of a spec whose status depends on a commit with an unreadable date. */
export function datelessBaseline(oid: string): Baseline {
  return {
    kind: 'unknown',
    reason: `the date of commit ${oid.slice(0, 7)} cannot be read, so that nobody knows what it came before`,
    fix: 'Check the documents, and complete the spec anew (of a page, set `reviewed` to today): then that commit does not count any more.',
  };
}

/**
 * Finds the commit at which the documents of a completed spec were last known to be right.
 * Decision: Read dates from git, not from files.
 */
export function findBaseline(spec: Spec, history: SpecHistory, place: LineHistory): Baseline {
  if (!isDeclared(spec)) return findEditBaseline(history, place);
  const { completion } = spec;
  if (history.incomplete) return CONTENTLESS;
  const isReview = completion.field === 'reviewed' && completion.time === null;
  if (isReview && !history.ignored) return findReviewedCommit(completion, history, place);
  const entry = findEntry(history.versions, completion);
  const isCommitted = entry !== undefined && same(history.committed ?? null, completion);
  if (!isCommitted && !history.ignored) {
    return { kind: 'working-tree', reason: `${nameOf(completion)} is not committed yet` };
  }
  if (isCommitted && completion.time !== null) {
    return fromEntry(completion, entry, history.named, place);
  }
  if (spec.commits.length > 0) {
    if (history.named !== null) return fromNamed(history.named);
    if (place.boundary.size > 0) return SHALLOW;
  }
  return isCommitted ? fromEntry(completion, entry, null, place) : fromTime(completion, place);
}

function fromNamed(named: LineCommit): Baseline {
  const reason = `\`commits\` names ${named.oid.slice(0, 7)}, the newest of them on this branch`;
  return commitBaseline('named-commit', named, reason, null);
}

/**
 * Finds the version that added a completion. This is the oldest version that declares it. A status
 * without a time may have been removed and set again. Then only the versions since it was last set
 * count.
 */
export function findEntry(
  versions: readonly SpecVersion[],
  completion: Completion,
): SpecVersion | undefined {
  const other = versions.findIndex((version) => !same(version.completion, completion));
  const run = completion.time === null && other >= 0 ? versions.slice(0, other) : versions;
  return run.findLast((version) => same(version.completion, completion));
}

/**
 * Returns the position of the newest commit at or before a time on the first-parent line. Returns
 * -1 if there is none. Commits without a date are skipped.
 */
export function positionAt(line: readonly LineCommit[], time: number, from = 0): number {
  for (let position = from; position < line.length; position++) {
    if ((line[position]?.time ?? Infinity) <= time) return position;
  }
  return -1;
}

/**
 * Whether the clone holds what was made between a time and a commit that declares documents right
 * for that time.
 */
export function reachesBack({ line, boundary }: LineHistory, oid: string, time: number): boolean {
  if (boundary.size === 0) return true;
  const own = line.findIndex((commit) => commit.oid === oid);
  return positionAt(line, time, own + 1) >= 0;
}

function fromEntry(
  completion: Completion,
  entry: SpecVersion,
  named: AuthoredCommit | null,
  place: LineHistory,
): Baseline {
  const { oid } = entry.commit;
  if (place.boundary.has(oid)) return SHALLOW;
  const read = readCompletionTime(completion, entry.commit, named);
  const authoredUntil = read?.until ?? null;
  const earliest = read?.earliest ?? authoredUntil;
  if (earliest !== null && !reachesBack(place, oid, earliest)) return SHALLOW;
  const committed = `${nameOf(completion)} was committed in ${oid.slice(0, 7)}`;
  const note = read?.note ?? null;
  const reason = note === null ? committed : `${committed}; ${note}`;
  const rule: BaselineRule = completion.time === null ? 'status-commit' : 'completion-commit';
  return commitBaseline(rule, entry.commit, reason, authoredUntil);
}

function fromTime(completion: Completion, { line, boundary }: LineHistory): Baseline {
  const { time, form } = completion;
  if (time === null || form === null) {
    return {
      kind: 'unknown',
      reason: 'the spec is completed without a time, and git ignores its file',
      fix: 'Add `completed_at`, or stop ignoring the file.',
    };
  }
  const until = lastSecondOf({ time, form });
  const position = positionAt(line, until);
  if (position < 0 && boundary.size > 0) return SHALLOW;
  const found = line[position] ?? line.at(-1);
  if (found === undefined) return NO_COMMITS;
  const passed = position < 0 ? line : line.slice(0, position);
  const undated = passed.find(({ time }) => time === null);
  if (undated !== undefined) return datelessBaseline(undated.oid);
  const reason = `the last commit on this branch at ${nameOf(completion)}, as git ignores the spec's file`;
  return commitBaseline('completion-time', found, reason, until);
}

/**
 * Finds the baseline of a spec whose file does not say when it was reviewed. It is the last edit of
 * the file.
 */
/** The baseline of a text that is not committed. */
export const WORKING_TREE: Baseline = {
  kind: 'working-tree',
  reason: 'the page as it is now is not committed yet',
};

function findEditBaseline(history: SpecHistory, place: LineHistory): Baseline {
  const newest = history.versions.find(({ isEdit }) => isEdit);
  if (newest === undefined || history.edited) {
    return WORKING_TREE;
  }
  const { oid } = newest.commit;
  if (place.boundary.has(oid)) return SHALLOW;
  const reason = `the page was last changed in ${oid.slice(0, 7)}`;
  return commitBaseline('page-commit', newest.commit, reason, null);
}

function findReviewedCommit(
  { value }: Completion,
  { named }: SpecHistory,
  { boundary }: LineHistory,
): Baseline {
  if (named !== null) {
    return commitBaseline('completion-commit', named, `reviewed: ${value}`, null);
  }
  if (boundary.size > 0) return SHALLOW;
  return {
    kind: 'unknown',
    reason: `reviewed: ${value} is neither a date nor a commit of this branch`,
    fix: 'Write a date such as 2026-02-15, or a commit id of at least 7 digits.',
  };
}

/** The baseline at a commit. It is unknown if the date of the commit cannot be read. */
export function commitBaseline(
  rule: BaselineRule,
  { oid, time }: LineCommit,
  reason: string,
  authoredUntil: number | null,
): Baseline {
  if (time === null) return datelessBaseline(oid);
  return { kind: 'commit', rule, oid, time, reason, authoredUntil };
}

function same(a: Completion | null, b: Completion): boolean {
  return a?.value === b.value;
}

function nameOf({ field, time }: Completion): string {
  if (time === null) return 'status: completed';
  return `${field}: ${toTimestamp(time)}`;
}
