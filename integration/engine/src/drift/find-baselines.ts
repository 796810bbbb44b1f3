import * as z from 'zod';
import { GitError, MissingTrees } from '../git/errors.ts';
import { type Deepened, deepen, fetchTrees } from '../git/fetch.ts';
import type { FoundDocument } from '../documents/reader.ts';
import type { FileTree } from '../files/file-tree.ts';
import type { AuthoredCommit, LineCommit } from '../git/commit.ts';
import { readLine } from '../git/first-parent-line.ts';
import { readAncestry } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { isDeclared, kindOf } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';
import { type Acceptance, hasExpired } from './acceptance.ts';
import { type Accepted, acceptedBaseline, type Baseline, sayAccepted } from './baseline.ts';
import { findBaseline, findEntry } from './completion.ts';
import { type DatedDocument, dateReferences, type DocumentHistory } from './document-dates.ts';
import {
  type DeclaredStatements,
  findSectionOrigins,
  findStatements,
  oldest,
  type PageStatements,
  type Statement,
  statedAt,
  TextOrigin,
} from './page-statements.ts';
import type { SectionAcceptances } from './acceptances.ts';
import type { PageNames } from './trailers.ts';
import { findGaps } from './shallow-gaps.ts';
import { EMPTY_HISTORY, type FoundHistory, readSpecHistories } from './spec-history.ts';
import { sessionsOf, VersionReader } from './version-reader.ts';

/** Parameters of the search for baselines. */
export interface BaselineOptions {
  /** The folders of specs, as the option `specs` gives them. */
  readonly folders: readonly string[];
  /** The acceptances by spec id. */
  readonly acceptances: ReadonlyMap<string, Acceptance>;
  /** The acceptances of sections, by document and slug. */
  readonly acceptedSections: ReadonlyMap<string, SectionAcceptances>;
  /** Whether edits of a page are no reviews. */
  readonly strictReviews: boolean;
  /** Reads documents: from the working tree, or from a commit. */
  readonly files: FileTree;
  /** The current time in seconds since 1970. Acceptances that end before it do not count. */
  readonly now: number;
  /** The ids of commits that count neither as changes nor as reviews. */
  readonly ignoredCommits: readonly string[];
  /** The documents of all specs, by repository-relative path. */
  readonly documents: Promise<ReadonlyMap<string, FoundDocument>>;
}

/** The baselines of completed specs. */
export interface FoundBaselines {
  /** The repository, after fetching history if that was needed. */
  readonly repository: Repository;
  /** The first-parent line, newest first. */
  readonly line: readonly AuthoredCommit[];
  /**
   * The baselines by spec id. That of a page is the baseline of the section that was reviewed first.
   */
  readonly baselines: ReadonlyMap<string, Baseline>;
  /** The statements about the pages that are their own specs, by spec id. */
  readonly pages: ReadonlyMap<string, PageStatements>;
  /** The paths that each page had, by spec id. */
  readonly names: ReadonlyMap<string, PageNames>;
  /** Reads the versions of these pages. */
  readonly reader: VersionReader;
  /**
   * The documents of specs whose files do not say when they were right, with the date of each
   * citation.
   */
  readonly dated: readonly DatedDocument[];
}

/**
 * History is fetched from this many seconds before the oldest completion, because clocks differ.
 */
const MARGIN = 30 * 86_400;

const TREELESS: Baseline = {
  kind: 'unknown',
  reason: MissingTrees.reason,
  fix: MissingTrees.fix,
  beyond: true,
};

/**
 * Finds the baselines of all specs. If the clone lacks history and may fetch it, the history is
 * fetched: first back to the oldest completion, then all of it.
 */
export async function findBaselines(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  terms: BaselineOptions,
): Promise<FoundBaselines> {
  let found = await search(repository, snapshot, specs, terms);
  for (const fetchMore of repository.mayFetch ? [fetchRecent, fetchAll] : []) {
    const undated = findUndated(found);
    const cut = await findCut(found);
    const beyond = specs.filter(
      ({ id, file }) => isBeyond(found.baselines.get(id)) || undated.has(file) || cut.has(id),
    );
    if (beyond.length === 0) return found;
    const fetched = await fetchMore(found.repository, beyond);
    if (fetched === null) continue;
    if ('problem' in fetched) return withFailure(found, fetched.problem);
    found = await search(fetched.repository, snapshot, specs, terms);
  }
  return found;
}

async function search(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  terms: BaselineOptions,
): Promise<FoundBaselines> {
  const reading = readLine(repository);
  const [documents, line, histories] = await Promise.all([
    terms.documents,
    reading,
    readSpecHistories(repository, snapshot, specs, terms, reading).catch((error: unknown) => {
      if (repository.remote?.omits === 'trees' && error instanceof GitError) return null;
      throw error;
    }),
  ]);
  const historyOf = (spec: Spec): FoundHistory => histories?.get(spec.id) ?? EMPTY_HISTORY;
  const declaredBaseline = (spec: Spec): Baseline =>
    histories === null
      ? TREELESS
      : findBaseline(spec, historyOf(spec), { line, boundary: repository.boundary });
  const ownPages = histories === null ? [] : specs.filter((spec) => kindOf(spec).editsAreReviews);
  const reader = new VersionReader(repository.facts);
  const pages = await readStatements(repository, ownPages, historyOf, terms, {
    reader,
    reviewOf: (spec) => (isDeclared(spec) ? declaredBaseline(spec) : null),
    isPath: (path) => snapshot.exists(path),
    line,
  });
  const baselines = new Map(
    specs.map((spec): [string, Baseline] => {
      const acceptance = terms.acceptances.get(spec.id) ?? null;
      const statements = pages.get(spec.id);
      if (statements !== undefined) {
        const found = oldest(statements.sections) ?? statements.whole;
        const baseline = found?.baseline ?? declaredBaseline(spec);
        const isOver = acceptance !== null && hasExpired(acceptance, terms.now);
        return [spec.id, isOver ? withNewerExpired(baseline, found, acceptance) : baseline];
      }
      const statement = kindOf(spec).statementOf(spec, snapshot.committedContent(spec.file));
      const accepted = acceptance?.statement === statement ? acceptance : null;
      if (accepted !== null && !hasExpired(accepted, terms.now))
        return [spec.id, acceptedBaseline(accepted)];
      const baseline = declaredBaseline(spec);
      return [spec.id, accepted === null ? baseline : withExpired(baseline, accepted)];
    }),
  );
  const undeclared = specs.filter((spec) => {
    const isWhole = isDeclared(spec) || (pages.get(spec.id)?.whole ?? null) !== null;
    return !isWhole && isDecided(baselines.get(spec.id));
  });
  const sessions = sessionsOf(repository);
  const dated = await dateReferences(
    undeclared.flatMap((spec) => documentHistory(spec, historyOf(spec), documents)),
    { reader, sessions, later: sessions, boundary: repository.boundary },
  );
  const names = new Map(
    ownPages.map((spec) => [
      spec.id,
      namesOf(spec, historyOf(spec), (path) => snapshot.exists(path)),
    ]),
  );
  return { repository, line, baselines, pages, names, reader, dated };
}

/** What {@link readStatements} needs. */
interface StatementTools {
  readonly reader: VersionReader;
  /** Returns the baseline that the field `reviewed` gives; `null` for a page without it. */
  readonly reviewOf: (spec: Spec) => Baseline | null;
  /** Whether there is such a file now. */
  readonly isPath: (path: string) => boolean;
  /** The first-parent line, newest first. */
  readonly line: readonly LineCommit[];
}

/** Finds who declared the sections of pages right, and when. */
async function readStatements(
  repository: Repository,
  pages: readonly Spec[],
  historyOf: (spec: Spec) => FoundHistory,
  terms: BaselineOptions,
  { reader, reviewOf, isPath, line }: StatementTools,
): Promise<Map<string, PageStatements>> {
  const { boundary } = repository;
  const sources = await Promise.all(
    pages.map(async (spec) => {
      const review = reviewOf(spec);
      if (review?.kind === 'unknown') return null;
      const { content, edited, contents } = historyOf(spec);
      const { file } = spec;
      const isOwn = edited || content === null;
      const current = isOwn ? reader.idOf((await terms.files.readText(file)) ?? '') : content;
      const source = { file, committed: content, edited, versions: contents };
      return { ...source, stated: current, spec, review };
    }),
  );
  const known = sources.filter((source) => source !== null);
  const histories = await reader.answer(sessionsOf(repository), known, {
    table: 'section-origins',
    schema: z.array(z.object({ slug: z.string(), origin: TextOrigin })).readonly(),
    terms: () => [terms.strictReviews, terms.ignoredCommits],
    answer: ({ stated: current, ...source }) => {
      const contents = reader.sectionsOf(source.file);
      const sections = contents.get(current) ?? null;
      return findSectionOrigins(source, sections, contents, reader.isAlike, terms);
    },
  });
  return new Map(
    known.map(({ spec, review, ...source }, index): [string, PageStatements] => {
      const names = [...namesOf(spec, historyOf(spec), isPath)]
        .filter(([, until]) => until === Infinity)
        .map(([name]) => name);
      const declared: DeclaredStatements = {
        reviewed: review && { time: timeOf(review, historyOf(spec), terms.now), baseline: review },
        reviewedIn: writerOfReview(spec, historyOf(spec)),
        accepted: terms.acceptances.get(spec.id) ?? null,
        acceptedSections: new Map(
          names.reverse().flatMap((name) => [...(terms.acceptedSections.get(name) ?? [])]),
        ),
      };
      const { now } = terms;
      const found = findStatements(source, histories[index] ?? [], declared, {
        line,
        boundary,
        now,
      });
      return [spec.id, found];
    }),
  );
}

/**
 * Returns the paths that a page had, the current one first. If another file has a former path now,
 * it names this page only until the commit that moved it.
 *
 * @param isPath whether there is such a file now
 */
export function namesOf(
  { file }: Pick<Spec, 'file'>,
  { contents }: Pick<FoundHistory, 'contents'>,
  isPath: (path: string) => boolean,
): PageNames {
  const names = new Map([[file, Infinity]]);
  let moved: number | null = null;
  for (const { path, commit } of contents) {
    if (!names.has(path)) names.set(path, isPath(path) ? (moved ?? -Infinity) : Infinity);
    moved = commit.authorTime;
  }
  return names;
}

/**
 * Returns when a review was made: when the date was written, or at the commit that it names. That of
 * a date that is not committed is `Infinity`.
 */
function timeOf(review: Baseline, { contents }: FoundHistory, now: number): Statement['time'] {
  if (review.kind !== 'commit') return Infinity;
  const written = contents.find(({ commit }) => commit.oid === review.oid);
  return (
    (written && statedAt(written.commit, now)) ??
    Math.min(review.authoredUntil ?? Infinity, review.time)
  );
}

/** Returns the commit that wrote the current field `reviewed`; `null` if none did. */
function writerOfReview(spec: Spec, { versions }: FoundHistory): string | null {
  return spec.completion && (findEntry(versions, spec.completion)?.commit.oid ?? null);
}

/**
 * Returns the history of a page that is its own spec. Returns none if the page has no references.
 */
function documentHistory(
  { file }: Spec,
  { content, contents, edited }: FoundHistory,
  documents: ReadonlyMap<string, FoundDocument>,
): DocumentHistory[] {
  const document = documents.get(file)?.document ?? null;
  if (document === null || document.references.length === 0) return [];
  return [{ file, document, stated: null, committed: content, edited, versions: contents }];
}

function isDecided(baseline: Baseline | undefined): boolean {
  return baseline?.kind === 'commit' || baseline?.kind === 'working-tree';
}

/** Returns the baselines of all specs and of all sections, with the ids of the specs. */
export function allBaselines({
  baselines,
  pages,
}: Pick<FoundBaselines, 'baselines' | 'pages'>): { id: string; baseline: Baseline }[] {
  const own = [...baselines].map(([id, baseline]) => ({ id, baseline }));
  const ofPages = [...pages].flatMap(([id, { sections, whole }]) =>
    [whole, ...sections.map(({ statement }) => statement)].flatMap((statement) =>
      statement === null ? [] : [{ id, baseline: statement.baseline }],
    ),
  );
  return [...own, ...ofPages];
}

/** Finds the specs for which the clone lacks commits between the baseline and HEAD. */
async function findCut(found: FoundBaselines): Promise<ReadonlySet<string>> {
  const { repository } = found;
  if (!repository.shallow) return new Set();
  const known = allBaselines(found).flatMap(({ id, baseline }) =>
    baseline.kind === 'commit' ? [{ id, oid: baseline.oid }] : [],
  );
  if (known.length === 0) return new Set();
  const ancestry = await readAncestry(repository);
  const oids = new Set(known.map(({ oid }) => oid));
  const gaps = findGaps(oids, ancestry, repository.boundary);
  return new Set(known.filter(({ oid }) => gaps.has(oid)).map(({ id }) => id));
}

/** Finds the documents with citations that are older than the history that the clone holds. */
function findUndated({ repository, dated }: FoundBaselines): ReadonlySet<string> {
  if (!repository.shallow) return new Set();
  const undated = dated.filter(({ dates }) =>
    [...dates.values()].some(({ at }) => at === 'unknown'),
  );
  return new Set(undated.map(({ file }) => file));
}

/**
 * Adds an acceptance that has ended to the baseline of a page. Somebody who made a newer statement
 * about all sections has seen what was accepted.
 */
export function withNewerExpired(
  baseline: Baseline,
  oldest: Statement | null,
  acceptance: Accepted,
): Baseline {
  return acceptance.time < (oldest?.time ?? -Infinity)
    ? baseline
    : withExpired(baseline, acceptance);
}

function withExpired(baseline: Baseline, acceptance: Accepted): Baseline {
  const { until } = acceptance;
  const reason = `${baseline.reason}; what was ${sayAccepted(acceptance)} ended on ${until ?? ''}`;
  return baseline.kind === 'commit'
    ? { ...baseline, reason, expired: acceptance }
    : { ...baseline, reason };
}

function isBeyond(baseline: Baseline | undefined): boolean {
  return baseline?.kind === 'unknown' && baseline.beyond === true;
}

/**
 * Fetches history back to the oldest completion. Returns `null` if the clone is not shallow, or if
 * a completion has no time.
 */
async function fetchRecent(
  repository: Repository,
  specs: readonly Spec[],
): Promise<Deepened | null> {
  const times = specs.map(({ completion }) => completion?.time ?? null);
  const known = times.filter((time) => time !== null);
  if (!repository.shallow || known.length < times.length) return null;
  return deepen(repository, Math.min(...known) - MARGIN);
}

async function fetchAll(repository: Repository): Promise<Deepened> {
  return repository.shallow ? deepen(repository, null) : fetchTrees(repository);
}

function withFailure(found: FoundBaselines, problem: string | null): FoundBaselines {
  const why = problem === null ? '' : `: ${problem}`;
  const baselines = [...found.baselines].map(([id, baseline]): [string, Baseline] => [
    id,
    isBeyond(baseline)
      ? { ...baseline, reason: `${baseline.reason}; fetching them failed${why}` }
      : baseline,
  ]);
  return { ...found, baselines: new Map(baselines) };
}
