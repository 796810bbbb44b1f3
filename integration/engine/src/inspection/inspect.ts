import { IgnoredPatterns } from '../citations/exempt-references.ts';
import { readSources } from '../coverage/sources.ts';
import { findLostSections, type LostAcceptance, lostProblems } from '../drift/acceptances.ts';
import type { AssessmentCache } from '../drift/assessment-cache.ts';
import { findAcceptances } from '../drift/find-acceptances.ts';
import type { PlacedAcceptances } from '../drift/placed-acceptances.ts';
import { analyzeSpecs, type SpecAnalysis } from '../drift/analyze-specs.ts';
import type { FileComparison } from '../drift/file-comparison.ts';
import { IGNORED_COMMITS_FILE, parseIgnoredCommits } from '../drift/ignored-commits.ts';
import { rememberedParsing } from '../documents/remembered-parsing.ts';
import { judgeDocuments } from '../impact/judge-documents.ts';
import { OptionalFiles } from '../files/optional-files.ts';
import { MAKE_READABLE, type Unreadable } from '../files/unreadable.ts';
import type { Repository } from '../git/repository.ts';
import { type ResolvedOptions, secondsOf } from '../options.ts';
import { readOwners } from '../owners/reader.ts';
import { findBrokenLinks } from '../links/broken-links.ts';
import { linkingPages } from '../links/linking-pages.ts';
import type { ComposedReport } from '../report/compose.ts';
import { needsLinks, needsNames, needsSources, setsLinks } from '../rules/config.ts';
import { configuredPages, makeTracksOf } from '../specs/configured-tracks.ts';
import { selectPages } from '../specs/page-search.ts';
import { type FoundSpecs, readSpecs } from '../specs/reader.ts';
import type { Spec, SpecProblem } from '../specs/spec.ts';
import { findStaleNames } from '../watched/stale-names.ts';
import { PageHistory } from '../watched/page-history.ts';
import { withoutToldRemovals } from '../watched/told-removals.ts';
import { watchPages } from '../watched/watch-pages.ts';
import { selectWatched } from '../watched/watched-pages.ts';
import { compose } from './compose-report.ts';
import { readSuppressions } from '../suppressions/read-suppressions.ts';
import { matchSuppressions, type Suppressions } from '../suppressions/suppressions.ts';
import type { TreeState } from './read-tree.ts';

/** Everything that is known about the specs of one state of a repository. */
export interface Inspection extends ComposedReport {
  /** The specs that declare sources. */
  readonly specs: readonly Spec[];
  /** The analyses of these specs, and of the pages that declare nothing. */
  readonly analyses: readonly SpecAnalysis[];
  readonly owners: (path: string) => string[];
  /** What is suppressed. The findings of the report are still all findings. */
  readonly suppressions: Suppressions;
  /** The acceptances of nothing, those of renamed pages, and those that may be either. */
  readonly acceptances: Pick<PlacedAcceptances, 'lost' | 'moved' | 'untold'>;
  /** The repository, with the history that had to be fetched. */
  readonly repository: Repository;
  /** The files that changed since the baseline of a spec, by the id of the spec. */
  readonly files: ReadonlyMap<string, readonly FileComparison[]>;
  /** {@link FoundSpecs} describes it. */
  readonly unlisted: FoundSpecs['unlisted'];
  /**
   * The uncommitted contents, by blob id. It is empty unless {@link InspectionTools.keepContents}
   * is set.
   */
  readonly uncommitted: ReadonlyMap<string, string>;
}

/** The parameters of an inspection that are no options of the user. */
export interface InspectionTools {
  readonly cache: AssessmentCache;
  /** Whether the result contains uncommitted contents. */
  readonly keepContents: boolean;
}

function describeUnreadable({ path, reason }: Unreadable): SpecProblem {
  const message = `cannot be read, and counts for nothing: ${reason}`;
  return { file: path, line: 1, message, help: MAKE_READABLE, minor: true };
}

/**
 * Reads and compares all specs of the current state, and makes the report.
 *
 * @throws {GitError} if git fails
 */
export async function inspect(
  { repository, snapshot, files, pages, problems: unseen }: TreeState,
  resolved: ResolvedOptions,
  { cache, keepContents }: InspectionTools,
): Promise<Inspection> {
  const url = repository.remote?.url ?? null;
  const onStep = resolved.onStep ?? (() => undefined);
  const { facts } = repository;
  const parse = rememberedParsing(facts);
  onStep('specs');
  const configured = configuredPages(snapshot.paths(), resolved.tracks, resolved.specs);
  const found = await readSpecs(
    files,
    resolved.specs,
    [...new Set([...pages, ...configured])].sort(),
    { tracksOf: makeTracksOf(resolved.tracks), parse },
  );
  const optional = new OptionalFiles(files);
  const [acceptances, ignoredCommits, owners, suppressions] = await Promise.all([
    findAcceptances(repository, snapshot, files, found),
    optional.readText(IGNORED_COMMITS_FILE).then((text) => parseIgnoredCommits(text ?? '')),
    readOwners(optional, url),
    readSuppressions(files),
  ]);
  const ignored = new IgnoredPatterns(resolved.ignore);
  const { analyses: judged, ...analyzed } = await analyzeSpecs(
    acceptances.repository,
    snapshot,
    found.specs,
    {
      folders: resolved.specs,
      acceptances: acceptances.bySpec,
      acceptedSections: acceptances.bySection,
      strictReviews: resolved.strictReviews,
      now: secondsOf(resolved),
      significant: resolved.significant,
      ignored,
      ignoredCommits: [...ignoredCommits, ...resolved.ignoreRevs.map((oid) => oid.toLowerCase())],
      cache,
      files,
      keepContents,
      onStep,
    },
  );
  const history = new PageHistory(analyzed.repository, snapshot);
  const analyses = await withoutToldRemovals(analyzed.repository, snapshot, judged, files, history);
  const site = selectPages(snapshot.paths(), resolved);
  const sources = needsSources(resolved.rules)
    ? await readSources(analyzed.repository, snapshot, found.specs, resolved)
    : [];
  const lostSections = findLostSections(
    acceptances.bySection,
    analyses.flatMap(({ documents }) => documents),
    new Set(acceptances.untold.map(({ file }) => file)),
  );
  const others = selectWatched(site, found.specs, resolved.watched);
  const tools = { files, parse, ignored, cache, history };
  const watched = await watchPages(analyzed.repository, snapshot, others.pages, tools);
  const all = [...analyses, ...watched.analyses].sort((a, b) => (a.spec.id < b.spec.id ? -1 : 1));
  const impacts = await judgeDocuments(all, files, site, { facts, parse });
  const brokenLinks = needsLinks(resolved.rules)
    ? await findBrokenLinks(
        analyzed.repository,
        snapshot,
        linkingPages(all, site, resolved.watched),
        {
          ...{ files, parse, ignored },
          isForced: setsLinks(resolved.rules),
        },
      )
    : [];
  const staleNames = needsNames(resolved.rules)
    ? await findStaleNames(analyzed.repository, snapshot, others.pages, { files, parse, ignored })
    : [];
  // A pattern may be meant for pages that were not read.
  const unusedPatterns = others.isWhole ? ignored.unused : [];
  const problems = [
    ...unseen,
    ...found.problems,
    ...acceptances.problems,
    ...lostProblems(lostSections),
    ...suppressions.problems,
    ...optional.unreadable.map(describeUnreadable),
  ];
  const { fetchProblem } = repository.git;
  const composed = compose(
    { ...found, problems },
    all,
    impacts,
    owners,
    { sources, watched, brokenLinks, staleNames, unusedPatterns },
    resolved,
    {
      head: snapshot.head,
      branch: snapshot.branch,
      shallow: analyzed.repository.shallow,
      dirty: snapshot.dirty,
      remote: url,
      problem: null,
      ...(fetchProblem === null ? {} : { fetchProblem }),
    },
  );
  const { uncommitted } = analyzed;
  const compared = new Map(analyses.map(({ spec, files }) => [spec.id, files]));
  const { specs, unlisted } = found;
  return {
    ...composed,
    suppressions: matchSuppressions(suppressions.recorded, composed, resolved.rules),
    specs,
    analyses: all,
    owners,
    acceptances: misplaced(acceptances, lostSections),
    repository: analyzed.repository,
    files: compared,
    unlisted,
    uncommitted,
  };
}

/** The acceptance of a section that does not exist is not moved, even if its page was renamed. */
function misplaced(
  { lost, moved, untold }: PlacedAcceptances,
  lostSections: readonly LostAcceptance[],
): Inspection['acceptances'] {
  const isLost = new Set(lostSections.map(({ file }) => file));
  return {
    lost: [...lost, ...lostSections],
    moved: moved.filter(({ file }) => !isLost.has(file)),
    untold,
  };
}
