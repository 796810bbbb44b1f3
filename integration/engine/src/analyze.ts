import { readDocuments } from './documents/reader.ts';
import { AssessmentCache } from './drift/assessment-cache.ts';
import { NO_COMMITS } from './drift/completion.ts';
import type { SpecAnalysis } from './drift/analyze-specs.ts';
import { type FileComparison, pathsOf } from './drift/file-comparison.ts';
import { WorkingFiles } from './files/working-files.ts';
import type { NoRepository, Repository } from './git/repository.ts';
import type { Snapshot } from './git/snapshot.ts';
import { compose, type OtherFiles } from './inspection/compose-report.ts';
import { type TreeState, readPresent } from './inspection/read-tree.ts';
import { type Inspection, inspect } from './inspection/inspect.ts';
import { resolveAt, unreadableState } from './inspection/resolve-at.ts';
import { withRepository } from './inspection/with-repository.ts';
import {
  type AnalyzeOptions,
  AnalyzeOptionsSchema,
  readOptions,
  type ResolvedOptions,
} from './options.ts';
import type { Report } from './report/schema.ts';
import { withSuppressions } from './suppressions/suppressions.ts';
import { makeTracksOf } from './specs/configured-tracks.ts';
import { listPages } from './specs/page-search.ts';
import { readSpecs } from './specs/reader.ts';
import type { Spec } from './specs/spec.ts';

/**
 * Finds out, for each spec of a repository, whether its documents still agree with their sources.
 * It never writes to the working tree. With `committed`, `staged` or `at`, it does not even read it.
 * If a clone lacks history, the history is fetched from its remote, unless `fetch` is `false`.
 *
 * These are no errors: git is not installed, the folder is no repository, git fails, or the clone
 * is too shallow. What cannot be decided is reported as `unknown`, with the reason and the fix. If
 * `at` or `staged` is set, they are errors, because no other state is reported in its place.
 *
 * @param options only `root` is required
 * @throws {DriftError} if an option is not valid, or if the commit that `at` names cannot be read
 */
export async function analyze(options: AnalyzeOptions): Promise<Report> {
  return (await run(options, false)).report;
}

/**
 * A report, with the data that it refers to. It is plain data and can be sent to another process.
 */
export interface Analysis {
  readonly report: Report;
  /** The files that changed since the baseline of a spec, by the id of the spec. */
  readonly files: ReadonlyMap<string, readonly FileComparison[]>;
  /** The paths of the files that differ from the newest commit. */
  readonly uncommitted: ReadonlySet<string>;
  /** The paths in `files` under which git tracks no file now. */
  readonly untracked: ReadonlySet<string>;
  /**
   * The files that belong to no spec of the report and must not appear on the site, such as specs
   * that cannot be read.
   */
  readonly unlisted: readonly string[];
  /** The contents of files that git does not have, by their ids. */
  readonly contents: ReadonlyMap<string, string>;
}

/**
 * Does the same as {@link analyze}, and also returns the data that is needed to show the changes.
 *
 * @throws {DriftError} if an option is not valid
 */
export async function analyzeInDepth(options: AnalyzeOptions): Promise<Analysis> {
  const { report, files, uncommitted, untracked, unlisted, contents } = await run(options, true);
  return { report, files, uncommitted, untracked, unlisted, contents };
}

/** The data from which a report was made. */
export interface SurveyEvidence {
  readonly repository: Repository;
  readonly snapshot: Snapshot;
  readonly specs: readonly Spec[];
  readonly analyses: readonly SpecAnalysis[];
  readonly owners: (path: string) => string[];
  readonly acceptances: Inspection['acceptances'];
  readonly suppressions: Inspection['suppressions'];
}

/** A report, with the data from which it was made. */
export interface Survey {
  readonly report: Report;
  /** The time by which schedules and acceptances were judged. */
  readonly now: Date;
  /** It is `null` if git could not be used. The report says why. */
  readonly evidence: SurveyEvidence | null;
}

/**
 * Does the same as {@link analyze}, and also returns the data that is needed to act on the report.
 *
 * @param keepContents whether to return the contents of uncommitted files
 * @throws {DriftError} if an option is not valid
 */
export async function survey(
  options: AnalyzeOptions,
  keepContents = false,
): Promise<Analysis & Survey> {
  return run(options, keepContents);
}

async function run(options: AnalyzeOptions, keepContents: boolean): Promise<Analysis & Survey> {
  const given = readOptions(AnalyzeOptionsSchema, options);
  return withRepository(
    given,
    async (opened) => {
      const { repository, options: resolved } = await resolveAt(opened, given);
      const [current, cache] = await Promise.all([
        readPresent(repository, resolved),
        AssessmentCache.open(repository.facts),
      ]);
      if (current === null) return analyzeWithoutGit(NO_COMMITS, repository.root, resolved);
      const inspection = await inspect(current, resolved, { cache, keepContents });
      return toAnalysis(current, inspection, resolved);
    },
    (problem, root) => {
      // The working tree is not what was asked for.
      const unreadable = unreadableState(given, problem);
      if (unreadable !== null) throw unreadable;
      return analyzeWithoutGit(problem, root, given);
    },
  );
}

function toAnalysis(
  { snapshot }: TreeState,
  inspection: Inspection,
  { now = new Date() }: ResolvedOptions,
): Analysis & Survey {
  const { report, files, unlisted, uncommitted, repository, specs, analyses, owners } = inspection;
  const { acceptances, suppressions } = inspection;
  const paths = [...files.values()].flat().flatMap(pathsOf);
  return {
    report: withSuppressions(report, suppressions),
    now,
    evidence: { repository, snapshot, specs, analyses, owners, acceptances, suppressions },
    files,
    uncommitted: new Set(snapshot.uncommittedPaths()),
    untracked: new Set(paths.filter((path) => !snapshot.isTracked(path))),
    unlisted,
    contents: uncommitted,
  };
}

const NO_FILES: OtherFiles = {
  sources: [],
  watched: null,
  brokenLinks: [],
  staleNames: [],
  unusedPatterns: [],
};

async function analyzeWithoutGit(
  { reason, fix, cause }: NoRepository,
  root: string,
  resolved: ResolvedOptions,
): Promise<Analysis & Survey> {
  const files = new WorkingFiles(root);
  resolved.onStep?.('specs');
  const found = await readSpecs(files, resolved.specs, await listPages(root, resolved), {
    tracksOf: makeTracksOf(resolved.tracks),
  });
  const documents = await readDocuments(
    files,
    found.specs.flatMap(({ targets }) => targets),
  );
  const analyses = found.specs.map((spec): SpecAnalysis => ({
    spec,
    baseline: spec.completed ? { kind: 'unknown', reason, fix } : null,
    matches: [],
    inputs: new Set(),
    changes: [],
    sections: null,
    files: [],
    pendingOf: () => ({ commits: [], uncommitted: false }),
    undated: false,
    documents: spec.targets
      .map((file) => documents.get(file))
      .filter((document) => document !== undefined)
      .map((document) => ({
        ...document,
        citations: [],
        ambiguous: [],
        passedOver: { otherProjects: 0, submodules: 0, gitIgnored: 0, exempt: 0 },
        unusedExemptions: [],
        nodes: [],
        redate: null,
        edits: null,
      })),
  }));
  const { report } = compose(found, analyses, new Map(), () => [], NO_FILES, resolved, {
    head: null,
    branch: null,
    shallow: false,
    dirty: false,
    remote: null,
    problem: { reason, fix, cause },
  });
  return {
    report,
    now: resolved.now ?? new Date(),
    evidence: null,
    files: new Map(),
    uncommitted: new Set(),
    untracked: new Set(),
    unlisted: found.unlisted,
    contents: new Map(),
  };
}
