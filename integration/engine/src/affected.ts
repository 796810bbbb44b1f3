import * as z from 'zod';
import { RequestedPaths } from './affected/requested-paths.ts';
import { AssessmentCache } from './drift/assessment-cache.ts';
import { NO_COMMITS } from './drift/completion.ts';
import { measureContents } from './drift/diff-contents.ts';
import { ContentPairs } from './drift/content-pairs.ts';
import { type NoRepository, type Repository, wholeReason } from './git/repository.ts';
import { withTemporaryObjects } from './git/temporary-objects.ts';
import { Snapshot } from './git/snapshot.ts';
import { type TreeState, readPresent } from './inspection/read-tree.ts';
import { type Inspection, inspect } from './inspection/inspect.ts';
import { withRepository } from './inspection/with-repository.ts';
import {
  AnalyzeOptionsSchema,
  OptionsError,
  readOptions,
  RepositoryPath,
  type ResolvedOptions,
} from './options.ts';
import type { Touched } from './report/base-comparison.ts';
import { type Affected, traceAffected } from './report/affected.ts';
import { differs, pairCited, touchedIn } from './since/cited-files.ts';
import { findMergeBase } from './since/find-merge-base.ts';
import { Ref } from './git/ref.ts';

/** The schema of {@link AffectedOptions}. */
const AffectedOptionsSchema = AnalyzeOptionsSchema.omit({ at: true }).extend({
  /** Files and folders, relative to the repository. They need not exist. */
  paths: z.array(RepositoryPath).default([]),
  /**
   * A branch, a tag or a commit. The files that changed since its merge base with HEAD are added to
   * `paths`.
   */
  since: Ref.optional(),
});

/** The options of {@link findAffected}. */
export type AffectedOptions = z.input<typeof AffectedOptionsSchema>;

/**
 * Finds what depends on files: the specs that have them as inputs, the documents that cite them,
 * and the specs that build on those specs.
 *
 * @throws {DriftError} if an option is not valid, or if git cannot be used
 */
export async function findAffected(options: AffectedOptions): Promise<Affected> {
  const { paths, since, ...resolved } = readOptions(AffectedOptionsSchema, options);
  return withRepository(
    resolved,
    (repository) => find(repository, paths, since ?? null, resolved),
    (problem) => {
      throw unanswerable(problem);
    },
  );
}

async function find(
  repository: Repository,
  paths: readonly string[],
  ref: string | null,
  resolved: ResolvedOptions,
): Promise<Affected> {
  const fork = ref === null ? null : await findMergeBase(repository, ref);
  const [current, cache] = await Promise.all([
    readPresent(fork?.repository ?? repository, resolved),
    AssessmentCache.open(repository.facts),
  ]);
  if (current === null) throw unanswerable(NO_COMMITS);
  const inspection = await inspect(current, resolved, { cache, keepContents: false });
  const comparison = fork === null ? null : await compare(current, inspection, fork.commit);
  const all = [...new Set([...paths, ...(comparison?.differing ?? [])])].sort();
  const asked = new RequestedPaths(all, current.snapshot.paths(), inspection.report);
  return traceAffected(inspection.report, {
    since: fork === null || ref === null ? null : { ref, commit: fork.commit },
    paths: all,
    inputs: asked.inputsOf(inspection.specs, resolved.specs),
    isAsked: (path) => asked.includes(path),
    touched: comparison?.touched ?? null,
  });
}

/** Finds the files and cited lines that changed since a commit. */
async function compare(
  { snapshot: now }: TreeState,
  { report, repository, specs }: Inspection,
  commit: string,
): Promise<{ differing: string[]; touched: Touched }> {
  const viewed = { ...repository, revision: commit };
  const then = await Snapshot.ofCommit(viewed, { commit, branch: null });
  const citations = report.specs.flatMap(({ documents }) =>
    documents.flatMap((document) => document.citations),
  );
  const pairs = new ContentPairs();
  const cited = await withTemporaryObjects(repository, async (session) => {
    const relevant = citations.map(({ path, current }) => current?.path ?? path);
    const inputs = report.specs.flatMap((spec) => spec.inputs.flatMap(({ files }) => files));
    const declared = specs.flatMap(({ file, targets }) => [file, ...targets]);
    await now.settle(new Set([...relevant, ...inputs, ...declared]), session);
    const found = pairCited(citations, then, now, pairs);
    await measureContents(session, pairs, [], false);
    return found;
  });
  const all = new Set([...then.paths(), ...now.paths()]);
  const isOther = (path: string): boolean =>
    then.exists(path) !== now.exists(path) || differs(then.stateOf(path), now.stateOf(path));
  const differing = [...all].filter(isOther);
  return { differing, touched: touchedIn(cited) };
}

function unanswerable(problem: NoRepository): OptionsError {
  const why = wholeReason(problem);
  return new OptionsError(`Nothing is known of these files, because ${why}.`, problem.fix);
}
