import { GitError } from '../git/errors.ts';
import { type Deepened, deepen, fetchTrees } from '../git/fetch.ts';
import type { FoundDocument } from '../documents/reader.ts';
import { withTemporaryObjects } from '../git/temporary-objects.ts';
import { type LineCommit, readAncestry, readLine } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { isDeclared, kindOf } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';
import { dayOf, toTimestamp } from '../text/time.ts';
import { type Acceptance, giverOf, hasExpired } from './acceptance.ts';
import type { Baseline } from './baseline.ts';
import { findBaseline } from './completion.ts';
import { type DatedDocument, dateReferences, type DocumentHistory } from './document-dates.ts';
import { findGaps } from './shallow-gaps.ts';
import { EMPTY_HISTORY, type FoundHistory, readSpecHistories } from './spec-history.ts';

/** Parameters of the search for baselines. */
export interface BaselineOptions {
  /** The folders of specs, as the option `specs` gives them. */
  readonly folders: readonly string[];
  /** The acceptances by spec id. */
  readonly acceptances: ReadonlyMap<string, Acceptance>;
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
  readonly line: readonly LineCommit[];
  /** The baselines by spec id. */
  readonly baselines: ReadonlyMap<string, Baseline>;
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
  reason: 'the clone leaves out the lists of files of older commits (`--filter=tree:0`)',
  fix: 'Clone with `--filter=blob:none`, or run `git fetch --refetch --filter=blob:none`.',
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
  const [documents, line, histories] = await Promise.all([
    terms.documents,
    readLine(repository),
    readSpecHistories(repository, snapshot, specs, terms).catch((error: unknown) => {
      if (repository.remote?.omits === 'trees' && error instanceof GitError) return null;
      throw error;
    }),
  ]);
  const baselines = new Map(
    specs.map((spec): [string, Baseline] => {
      const acceptance = terms.acceptances.get(spec.id);
      const statement = kindOf(spec).statementOf(spec, snapshot.committedContent(spec.file));
      const isMeant = acceptance?.statement === statement;
      const accepted = acceptance !== undefined && isMeant ? acceptance : null;
      if (accepted !== null && !hasExpired(accepted, terms.now))
        return [spec.id, fromAcceptance(accepted)];
      const history = histories?.get(spec.id) ?? EMPTY_HISTORY;
      const baseline =
        histories === null
          ? TREELESS
          : findBaseline(spec, history, { line, boundary: repository.boundary });
      return [spec.id, accepted === null ? baseline : withExpired(baseline, accepted)];
    }),
  );
  const dated = await withTemporaryObjects(repository, async (session) =>
    dateReferences(
      session,
      specs
        .filter((spec) => !isDeclared(spec) && isDecided(baselines.get(spec.id)))
        .flatMap((spec) => historyOf(spec, histories?.get(spec.id) ?? EMPTY_HISTORY, documents)),
    ),
  );
  return { repository, line, baselines, dated };
}

/**
 * Returns the history of a page that is its own spec. Returns none if the page has no references.
 */
function historyOf(
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

/** Finds the specs for which the clone lacks commits between the baseline and HEAD. */
async function findCut({ repository, baselines }: FoundBaselines): Promise<ReadonlySet<string>> {
  if (!repository.shallow) return new Set();
  const known = [...baselines].flatMap(([id, baseline]) =>
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

function fromAcceptance(acceptance: Acceptance): Baseline {
  const { until, reason } = acceptance;
  const limit = until === null ? '' : ` until ${until}`;
  return {
    kind: 'accepted',
    acceptance,
    reason: `${sayGiven(acceptance)}${limit}: ${reason}`,
  };
}

function withExpired(baseline: Baseline, acceptance: Acceptance): Baseline {
  const { until } = acceptance;
  const reason = `${baseline.reason}; what was ${sayGiven(acceptance)} ended on ${until ?? ''}`;
  return baseline.kind === 'commit'
    ? { ...baseline, reason, expired: acceptance }
    : { ...baseline, reason };
}

function sayGiven(acceptance: Acceptance): string {
  const day = dayOf(toTimestamp(acceptance.time));
  return `accepted by ${giverOf(acceptance)} on ${day}`;
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
