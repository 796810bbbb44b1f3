import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readAcceptances } from './drift/acceptances.ts';
import { AssessmentCache } from './drift/assessment-cache.ts';
import { circleProblems } from './drift/circles.ts';
import { examine, type Examination } from './drift/examination.ts';
import type { FileComparison } from './drift/file-comparison.ts';
import { IGNORED_COMMITS_FILE, parseIgnoredCommits } from './drift/ignored-commits.ts';
import { traceLineage } from './drift/lineage.ts';
import { judge } from './drift/status.ts';
import { readDocuments } from './documents/reader.ts';
import { readContained } from './files/contained.ts';
import { readBlobs } from './git/blobs.ts';
import { GitError } from './git/errors.ts';
import {
  explain,
  isRepository,
  type NoRepository,
  openRepository,
  type Repository,
} from './git/repository.ts';
import { Snapshot } from './git/snapshot.ts';
import {
  CHANT_FOLDERS,
  type AnalyzeOptions,
  AnalyzeOptionsSchema,
  OptionsError,
  readOptions,
  type ResolvedOptions,
} from './options.ts';
import { readOwners } from './owners/reader.ts';
import { composeReport } from './report/compose.ts';
import type { Report } from './report/schema.ts';
import { findPages, listPages } from './specs/page-search.ts';
import { type FoundSpecs, readSpecs } from './specs/reader.ts';
import type { SpecProblem } from './specs/spec.ts';

/**
 * Works out, for every spec of a repository, whether its documents still agree with their sources.
 * The working tree is only read. A clone that lacks history is completed from its remote, unless
 * `fetch` is `false`.
 *
 * A machine without git, a folder that is no repository, one in which git fails and a clone that is
 * too shallow are no errors: what cannot be decided is reported as `unknown`, with the reason and the fix.
 *
 * @param options where to look, and rule severities; only `root` is needed
 * @throws {OptionsError} when an option is not valid
 */
export async function analyze(options: AnalyzeOptions): Promise<Report> {
  return (await run(options, false)).report;
}

/** A report, and the contents that it speaks of. */
export interface Analysis {
  readonly report: Report;
  /** The files that changed since a spec's baseline, by spec id. */
  readonly files: ReadonlyMap<string, readonly FileComparison[]>;
  /** Files that differ from the newest commit. */
  readonly uncommitted: ReadonlySet<string>;
  /** Reads contents that the files name, by their ids. What the clone lacks is left out. */
  readonly readTexts: (oids: Iterable<string>) => Promise<ReadonlyMap<string, string>>;
  /** Whether a file is there now, and tracked by git. */
  readonly isTracked: (path: string) => boolean;
}

/**
 * The same as {@link analyze}, for those who show what has changed and not only that it has.
 *
 * @throws {OptionsError} when an option is not valid
 */
export async function analyzeInDepth(options: AnalyzeOptions): Promise<Analysis> {
  return run(options, true);
}

async function run(options: AnalyzeOptions, keepContents: boolean): Promise<Analysis> {
  const resolved = readOptions(AnalyzeOptionsSchema, options);
  const root = await realpath(resolved.root).catch(() => resolve(resolved.root));
  const isFolder = await stat(root).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new OptionsError(`\`root\`: there is no folder ${root}`);
  const repository = await openRepository(root);
  if (!isRepository(repository)) return analyzeWithoutGit(root, repository, resolved);
  try {
    return await analyzeRepository(repository, resolved, keepContents);
  } catch (error) {
    if (error instanceof GitError) return analyzeWithoutGit(root, explain(error, root), resolved);
    throw error;
  }
}

async function analyzeRepository(
  repository: Repository,
  resolved: ResolvedOptions,
  keepContents: boolean,
): Promise<Analysis> {
  const [snapshot, pages, cache] = await Promise.all([
    Snapshot.read(repository),
    findPages(repository, resolved),
    AssessmentCache.open(resolved.cacheDir ?? null),
  ]);
  const found = await readSpecs(repository.root, resolved.specs, pages);
  const [acceptances, ignoredCommits, owners] = await Promise.all([
    readAcceptances(repository.root, found.specs),
    readIgnoredCommits(repository.root),
    readOwners(repository.root, repository.remote?.url ?? null),
  ]);
  const { examinations, ...examined } = await examine(repository, snapshot, found.specs, {
    folders: resolved.specs,
    acceptances: acceptances.bySpec,
    now: secondsOf(resolved),
    fetch: resolved.fetch,
    significant: resolved.significant,
    ignoredCommits: [...ignoredCommits, ...resolved.ignoreRevs.map((oid) => oid.toLowerCase())],
    cache,
    keepContents,
  });
  await cache.save();
  const problems = [...found.problems, ...acceptances.problems];
  const report = compose({ ...found, problems }, examinations, owners, resolved, {
    head: snapshot.head,
    branch: snapshot.branch,
    shallow: examined.repository.shallow,
    dirty: snapshot.dirty,
    remote: repository.remote?.url ?? null,
    problem: null,
  });
  const { uncommitted } = examined;
  return {
    report,
    uncommitted: new Set(snapshot.uncommittedPaths()),
    files: new Map(examinations.map(({ spec, files }) => [spec.id, files])),
    readTexts: async (oids) => {
      const wanted = new Set(oids);
      const committed = await readBlobs(
        examined.repository,
        [...wanted].filter((oid) => !uncommitted.has(oid)),
      );
      return new Map([...committed, ...[...uncommitted].filter(([oid]) => wanted.has(oid))]);
    },
    isTracked: (path) => snapshot.isTracked(path),
  };
}

async function readIgnoredCommits(root: string): Promise<string[]> {
  return parseIgnoredCommits((await readContained(root, IGNORED_COMMITS_FILE)) ?? '');
}

function secondsOf({ now = new Date() }: ResolvedOptions): number {
  return Math.floor(now.getTime() / 1000);
}

async function analyzeWithoutGit(
  root: string,
  { reason, fix }: NoRepository,
  resolved: ResolvedOptions,
): Promise<Analysis> {
  const found = await readSpecs(root, resolved.specs, await listPages(root, resolved));
  const documents = await readDocuments(
    root,
    found.specs.flatMap(({ targets }) => targets),
  );
  const examinations = found.specs.map((spec): Examination => ({
    spec,
    baseline: spec.completed ? { kind: 'unknown', reason, fix } : null,
    matches: [],
    inputs: new Set(),
    differences: [],
    files: [],
    undated: false,
    documents: spec.targets
      .map((file) => documents.get(file))
      .filter((document) => document !== undefined)
      .map((document) => ({ ...document, citations: [], nodes: [] })),
  }));
  const report = compose(found, examinations, () => [], resolved, {
    head: null,
    branch: null,
    shallow: false,
    dirty: false,
    remote: null,
    problem: { reason, fix },
  });
  return {
    report,
    files: new Map(),
    uncommitted: new Set(),
    readTexts: () => Promise.resolve(new Map()),
    isTracked: () => false,
  };
}

function compose(
  found: FoundSpecs,
  examinations: readonly Examination[],
  owners: (path: string) => string[],
  resolved: ResolvedOptions,
  repository: Report['repository'],
): Report {
  const inputs = new Map(examinations.map(({ spec, inputs }) => [spec.id, inputs]));
  const lineage = traceLineage(found.specs, inputs);
  const verdicts = judge(examinations, lineage);
  const problems = [
    ...found.problems,
    ...searchProblems(found),
    ...circleProblems(found.specs, lineage),
  ];
  const now = secondsOf(resolved);
  return composeReport(
    { repository, examinations, verdicts, problems, owners, now },
    resolved.rules,
  );
}

/** What is odd about where specs were looked for. */
function searchProblems({ specs, problems, missing }: FoundSpecs): SpecProblem[] {
  const odd = missing
    .filter((folder) => !CHANT_FOLDERS.includes(folder))
    .map((folder) =>
      searchProblem(folder, 'is no folder of the repository, though `specs` names it'),
    );
  const isEmpty = specs.length + problems.length + odd.length === 0;
  const nothing = searchProblem(
    '.',
    'No specs were found, and no page has `tracks` in its frontmatter',
  );
  return isEmpty ? [nothing] : odd;
}

function searchProblem(file: string, message: string): SpecProblem {
  return { file, line: 1, message, minor: true, help: 'Correct the options `specs` and `pages`.' };
}
