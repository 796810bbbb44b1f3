import { readSources } from '../coverage/sources.ts';
import { readAcceptances } from '../drift/acceptances.ts';
import type { AssessmentCache } from '../drift/assessment-cache.ts';
import { examine, type Examination } from '../drift/examination.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import { IGNORED_COMMITS_FILE, parseIgnoredCommits } from '../drift/ignored-commits.ts';
import { OptionalFiles } from '../files/optional-files.ts';
import { MAKE_READABLE, type Unreadable } from '../files/unreadable.ts';
import type { Repository } from '../git/repository.ts';
import { type ResolvedOptions, secondsOf } from '../options.ts';
import { readOwners } from '../owners/reader.ts';
import type { ComposedReport } from '../report/compose.ts';
import { isOn } from '../report/rules.ts';
import { type FoundSpecs, readSpecs } from '../specs/reader.ts';
import type { Spec, SpecProblem } from '../specs/spec.ts';
import { compose } from './composition.ts';
import type { Current } from './current.ts';

/** The results for all specs of a repository, and their report. */
export interface Inspection extends ComposedReport {
  readonly specs: readonly Spec[];
  readonly examinations: readonly Examination[];
  readonly owners: (path: string) => string[];
  /** The repository, after fetching history if that was needed. */
  readonly repository: Repository;
  /** The files that changed since the baseline, by spec id. */
  readonly files: ReadonlyMap<string, readonly FileComparison[]>;
  /** See {@link FoundSpecs}. */
  readonly unlisted: FoundSpecs['unlisted'];
  /** Contents of uncommitted files by blob id, if `keepContents`. */
  readonly uncommitted: ReadonlyMap<string, string>;
}

/** Parameters of {@link inspect} besides the options. */
export interface InspectionTools {
  readonly cache: AssessmentCache;
  /** Whether to return the contents of uncommitted files. */
  readonly keepContents: boolean;
}

function describeUnreadable({ path, reason }: Unreadable): SpecProblem {
  const message = `cannot be read, and counts for nothing: ${reason}`;
  return { file: path, line: 1, message, help: MAKE_READABLE, minor: true };
}

/**
 * Reads and examines all specs of the current state, and composes the report.
 *
 * @throws {GitError} when git fails
 */
export async function inspect(
  { repository, snapshot, files, pages, problems: unseen }: Current,
  resolved: ResolvedOptions,
  { cache, keepContents }: InspectionTools,
): Promise<Inspection> {
  const url = repository.remote?.url ?? null;
  const onStep = resolved.onStep ?? (() => undefined);
  onStep('specs');
  const found = await readSpecs(files, resolved.specs, pages);
  const optional = new OptionalFiles(files);
  const [acceptances, ignoredCommits, owners] = await Promise.all([
    readAcceptances(files, found.specs),
    optional.readText(IGNORED_COMMITS_FILE).then((text) => parseIgnoredCommits(text ?? '')),
    readOwners(optional, url),
  ]);
  const { examinations, ...examined } = await examine(repository, snapshot, found.specs, {
    folders: resolved.specs,
    acceptances: acceptances.bySpec,
    now: secondsOf(resolved),
    significant: resolved.significant,
    ignoredCommits: [...ignoredCommits, ...resolved.ignoreRevs.map((oid) => oid.toLowerCase())],
    cache,
    files,
    keepContents,
    onStep,
  });
  const sources = isOn('undocumented-source', resolved.rules)
    ? await readSources(examined.repository, snapshot, found.specs, resolved)
    : [];
  const problems = [
    ...unseen,
    ...found.problems,
    ...acceptances.problems,
    ...optional.unreadable.map(describeUnreadable),
  ];
  const { fetchProblem } = repository.git;
  const composed = compose({ ...found, problems }, examinations, owners, sources, resolved, {
    head: snapshot.head,
    branch: snapshot.branch,
    shallow: examined.repository.shallow,
    dirty: snapshot.dirty,
    remote: url,
    problem: null,
    ...(fetchProblem === null ? {} : { fetchProblem }),
  });
  const { uncommitted } = examined;
  const compared = new Map(examinations.map(({ spec, files }) => [spec.id, files]));
  const { specs, unlisted } = found;
  return {
    ...composed,
    specs,
    examinations,
    owners,
    repository: examined.repository,
    files: compared,
    unlisted,
    uncommitted,
  };
}
