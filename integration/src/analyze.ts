import { resolve } from 'node:path';
import { examine, type Examination } from './drift/examination.ts';
import { traceLineage } from './drift/lineage.ts';
import { judge } from './drift/status.ts';
import { readDocuments } from './documents/reader.ts';
import { isRepository, type NoRepository, openRepository } from './git/repository.ts';
import { Snapshot } from './git/snapshot.ts';
import {
  CHANT_FOLDERS,
  type AnalyzeOptions,
  AnalyzeOptionsSchema,
  readOptions,
  type ResolvedOptions,
} from './options.ts';
import { composeReport } from './report/compose.ts';
import type { Report } from './report/schema.ts';
import { findPages, listPages } from './specs/page-search.ts';
import { type FoundSpecs, readSpecs } from './specs/reader.ts';
import type { SpecProblem } from './specs/spec.ts';

/**
 * Works out, for every spec of a repository, whether its documents still agree with their sources.
 * Reads only; neither the repository nor the working tree is written to.
 *
 * A machine without git, a folder that is no repository and a clone that is too shallow are no
 * errors: what cannot be decided is reported as `unknown`, with the reason and the fix.
 *
 * @param options where to look, and rule severities; only `root` is needed
 * @throws {OptionsError} when an option is not valid
 */
export async function analyze(options: AnalyzeOptions): Promise<Report> {
  const resolved = readOptions(AnalyzeOptionsSchema, options);
  const root = resolve(resolved.root);
  const repository = await openRepository(root);
  if (!isRepository(repository)) return analyzeWithoutGit(root, repository, resolved);

  const [snapshot, pages] = await Promise.all([
    Snapshot.read(repository),
    findPages(repository, resolved),
  ]);
  const found = await readSpecs(repository.root, resolved.specs, pages);
  const examinations = await examine(repository, snapshot, found.specs, resolved.specs);
  return compose(found, examinations, resolved, {
    head: snapshot.head,
    branch: snapshot.branch,
    shallow: repository.shallow,
    dirty: snapshot.dirty,
    remote: repository.remote,
    problem: null,
  });
}

async function analyzeWithoutGit(
  root: string,
  { reason, fix }: NoRepository,
  resolved: ResolvedOptions,
): Promise<Report> {
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
    documents: spec.targets
      .map((file) => documents.get(file))
      .filter((document) => document !== undefined)
      .map((document) => ({ ...document, citations: [] })),
  }));
  return compose(found, examinations, resolved, {
    head: null,
    branch: null,
    shallow: false,
    dirty: false,
    remote: null,
    problem: { reason, fix },
  });
}

function compose(
  found: FoundSpecs,
  examinations: readonly Examination[],
  { rules }: ResolvedOptions,
  repository: Report['repository'],
): Report {
  const inputs = new Map(examinations.map(({ spec, inputs }) => [spec.id, inputs]));
  const verdicts = judge(examinations, traceLineage(found.specs, inputs));
  const problems = [...found.problems, ...searchProblems(found)];
  return composeReport({ repository, examinations, verdicts, problems }, rules);
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
