import type * as z from 'zod';
import { AssessmentCache } from './drift/assessment-cache.ts';
import { NO_COMMITS } from './drift/completion.ts';
import { type NoRepository, type Repository, wholeReason } from './git/repository.ts';
import type { Snapshot } from './git/snapshot.ts';
import { readCommit, readPresent, type TreeState } from './inspection/read-tree.ts';
import { inspect, type InspectionTools } from './inspection/inspect.ts';
import { resolveAt } from './inspection/resolve-at.ts';
import { withRepository } from './inspection/with-repository.ts';
import {
  AnalyzeOptionsSchema,
  OptionsError,
  readOptions,
  type ResolvedOptions,
} from './options.ts';
import type { Report } from './report/schema.ts';
import { narrowReport } from './report/since.ts';
import { compareInspections, type Inspected } from './since/compare-with-base.ts';
import { ComparedFiles } from './since/compared-files.ts';
import { findMergeBase } from './since/find-merge-base.ts';
import { keyOf } from './suppressions/suppression-file.ts';
import { withSuppressions } from './suppressions/suppressions.ts';
import { Ref } from './git/ref.ts';

/** The schema of {@link AnalyzeSinceOptions}. */
const AnalyzeSinceOptionsSchema = AnalyzeOptionsSchema.extend({
  /** A branch, a tag or a commit, by a name that git knows, such as `origin/main`. */
  since: Ref,
});

/** The options of {@link analyzeSince}. */
export type AnalyzeSinceOptions = z.input<typeof AnalyzeSinceOptionsSchema>;

/**
 * Checks a pull request. It does the same as `analyze`, but reports only the findings that the
 * changes since another branch caused or resolved. It compares with the merge base, so later
 * commits of that branch do not count. Changes in the working tree count, unless `committed` is
 * set. If `at` is set, only changes up to that commit count.
 *
 * @throws {DriftError} if an option is not valid, or if there is nothing to compare with; the error
 * says how to fix that
 */
export async function analyzeSince(options: AnalyzeSinceOptions): Promise<Report> {
  return (await surveySince(options)).report;
}

/** A narrowed report, with the data from which it was made. */
export interface SinceSurvey {
  readonly report: Report;
  /** The report that is not narrowed. */
  readonly whole: Report;
  readonly snapshot: Snapshot;
}

/**
 * Does the same as {@link analyzeSince}, and also returns the report that is not narrowed.
 *
 * @throws {DriftError} as {@link analyzeSince} does
 */
export async function surveySince(options: AnalyzeSinceOptions): Promise<SinceSurvey> {
  const { since, ...given } = readOptions(AnalyzeSinceOptionsSchema, options);
  return withRepository(
    given,
    async (opened) => {
      const { repository, options } = await resolveAt(opened, given);
      // Both runs use the same time. So acceptances that expire and checks that become due are the
      // same in both.
      return compare(repository, since, { ...options, now: options.now ?? new Date() });
    },
    (problem) => {
      throw nothingToCompare(problem);
    },
  );
}

async function compare(
  repository: Repository,
  ref: string,
  resolved: ResolvedOptions,
): Promise<SinceSurvey> {
  const fork = await findMergeBase(repository, ref, resolved.at);
  const [present, cache] = await Promise.all([
    readPresent(fork.repository, resolved),
    AssessmentCache.open(fork.repository.facts),
  ]);
  if (present === null) throw nothingToCompare(NO_COMMITS);
  const tools = { cache, keepContents: false };
  const { before, after } = await inspectBoth(present, fork.commit, resolved, tools);
  const advance = await compareInspections(before, after, { ...resolved, cache });
  const terms = { ref, commit: fork.commit, advance };
  const { suppressed, unused } = after.inspection.suppressions;
  // What was unused before is no matter of these changes.
  const earlier = new Set(before.inspection.suppressions.unused.map(keyOf));
  const suppressions = { suppressed, unused: unused.filter((each) => !earlier.has(keyOf(each))) };
  return {
    report: withSuppressions(
      narrowReport(before.inspection, after.inspection, terms),
      suppressions,
    ),
    whole: after.inspection.report,
    snapshot: present.snapshot,
  };
}

/** Inspects the present state, and a commit in its past. If both are the same, it does so once. */
async function inspectBoth(
  present: TreeState,
  commit: string,
  resolved: ResolvedOptions,
  tools: InspectionTools,
): Promise<{ readonly before: Inspected; readonly after: Inspected }> {
  const { repository, snapshot } = present;
  const isUnchanged = snapshot.head === commit && !snapshot.dirty;
  const compared =
    isUnchanged && !snapshot.isStored
      ? new ComparedFiles(present.files, repository, snapshot.committed)
      : null;
  const files = compared ?? present.files;
  const inspection = await inspect({ ...present, files }, resolved, tools);
  const after = { current: present, inspection };
  const isSame = isUnchanged && snapshot.unreadable.size === 0 && compared?.areCommitted !== false;
  if (isSame) return { before: after, after };
  // The runs are not parallel, because the first one may fetch history that both need.
  const past = await readCommit(inspection.repository, { commit, branch: null }, resolved);
  return { before: { current: past, inspection: await inspect(past, resolved, tools) }, after };
}

function nothingToCompare(problem: NoRepository): OptionsError {
  const why = wholeReason(problem);
  return new OptionsError(`\`since\`: nothing can be compared, because ${why}.`, problem.fix);
}
