import type { FileState } from '../git/files.ts';
import { commonAncestor, compareWithHead } from '../git/comparison.ts';
import type { Commit, LineCommit } from '../git/commit.ts';
import { type History, readHistory } from '../git/range-history.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Spec } from '../specs/spec.ts';
import { type Baseline, commitOf } from './baseline.ts';
import type { DatedDocument } from './document-dates.ts';
import type { AuthoredState } from '../citations/authored-state.ts';
import { commitBaseline, NO_COMMITS, positionAt, reachesBack } from './completion.ts';
import {
  allBaselines,
  type BaselineOptions,
  findBaselines,
  type FoundBaselines,
  withNewerExpired,
} from './find-baselines.ts';
import { oldest as oldestOf, type PageStatements, statedAt } from './page-statements.ts';
import { Timeline } from './timeline.ts';
import { findTrailerCommits, withTrailers } from './trailers.ts';
import { VersionReader } from './version-reader.ts';
import { type HistorySince, historySince, historySinceAcceptance } from './history-since.ts';

/** If the history has more commits than this, two processes read it in parallel. */
const MANY_COMMITS = 500;

const NO_HISTORY: History = { commits: [], reviews: new Map() };

/** The baselines of all specs, and the history since the oldest of them. */
export interface Baselines {
  /** The repository, after fetching history if that was needed. */
  readonly repository: Repository;
  readonly timeline: Timeline;
  /** The baselines by spec id. */
  readonly bySpec: ReadonlyMap<string, SpecBaseline>;
  /** All paths that may have existed at a baseline, including those of files that are gone. */
  readonly paths: ReadonlySet<string>;
  /**
   * The documents of specs whose files do not say when they were right, with the date of each
   * citation.
   */
  readonly dated: readonly DatedDocument[];
  /** Has read the versions of pages that are their own specs. */
  readonly reader: VersionReader;
  /**
   * Returns the files as they were at each of the commits. The commits must not be older than the
   * oldest baseline or citation. It starts at most one process.
   */
  readonly statesAt: (oids: Iterable<string>) => Promise<ReadonlyMap<string, AuthoredState>>;
}

/**
 * A baseline, and the history since then. The history is `null` if the baseline has neither a
 * commit nor recorded contents.
 */
export interface BaselineHistory {
  readonly baseline: Baseline;
  readonly history: HistorySince | null;
}

/** The baseline of a spec. */
export interface SpecBaseline extends BaselineHistory {
  /**
   * The baseline of the newest statement about the documents as a whole; `null` if nobody made one.
   */
  readonly whole: BaselineHistory | null;
  /**
   * The baselines of the sections of a page that is its own spec. The first section is the text
   * before the first heading. `null` for other specs, whose documents are right or wrong as a
   * whole.
   */
  readonly sections: readonly BaselineHistory[] | null;
}

/**
 * Finds the baselines of all specs. The number of git processes does not depend on how many specs,
 * baselines and files there are.
 *
 * @param specs the specs that are completed
 */
export async function readBaselines(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  terms: BaselineOptions,
): Promise<Baselines> {
  const { head } = snapshot;
  if (specs.length === 0 || head === null) {
    const none = { baseline: NO_COMMITS, history: null, whole: null, sections: null };
    const bySpec = new Map(specs.map(({ id }) => [id, none]));
    const timeline = new Timeline([], '', snapshot.committed);
    const statesAt = (): Promise<ReadonlyMap<string, AuthoredState>> => Promise.resolve(new Map());
    const reader = new VersionReader();
    return { repository, timeline, bySpec, paths: new Set(), dated: [], reader, statesAt };
  }
  const found = await findBaselines(repository, snapshot, specs, terms);
  return lookBack(found, snapshot, head, terms.now);
}

async function lookBack(
  found: FoundBaselines,
  snapshot: Snapshot,
  head: string,
  now: number,
): Promise<Baselines> {
  const { repository, line, dated: documents, reader } = found;
  const all = allBaselines(found).map(({ baseline }) => baseline);
  const positions = new Map(line.map(({ oid }, position) => [oid, position]));
  const commits = all.filter((baseline) => baseline.kind === 'commit');
  const beside = [...new Set(commits.map(({ oid }) => oid).filter((oid) => !positions.has(oid)))];
  const dated = new Set(
    documents.flatMap(({ dates }) =>
      [...dates.values()].flatMap((date) => (date.at === 'commit' ? [date.oid] : [])),
    ),
  );
  /** The author of such a commit has not seen commits that were authored later. */
  const authored = new Map(
    line
      .filter(({ oid }) => dated.has(oid))
      .map((commit) => [
        commit.oid,
        commitBaseline('page-commit', commit, 'its author wrote a citation', commit.authorTime),
      ]),
  );
  let deepest = -1;
  for (const oid of dated) deepest = Math.max(deepest, positions.get(oid) ?? -1);
  for (const baseline of [...all, ...authored.values()]) {
    deepest = Math.max(deepest, depthOf(baseline, positions, line));
  }
  const aside = [...dated].filter((oid) => !positions.has(oid));
  const oldest = line[deepest]?.oid ?? null;
  const since =
    deepest < line.length ? await oldestNeeded(repository, oldest, [...beside, ...aside]) : null;
  const middle = deepest < MANY_COMMITS ? null : (line[deepest >> 1]?.oid ?? null);
  const isEmpty = deepest < 0 && aside.length === 0;
  const terms = { since, middle, reviews: found.pages.size > 0 };
  const [{ commits: history, reviews }, offLine] = await Promise.all([
    isEmpty ? NO_HISTORY : readHistory(repository, terms),
    compareWithHead(repository, head, beside),
  ]);
  const timeline = new Timeline(history, head, snapshot.committed);
  const isKnownSince = (commit: Commit): boolean =>
    reachesBack({ line, boundary: repository.boundary }, commit.oid, statedAt(commit, now) ?? 0);
  const pages = withTrailers(
    found.pages,
    found.names,
    timeline.commits.filter((commit) => reviews.has(commit.oid) && isKnownSince(commit)),
    reviews,
    now,
  );
  const merged = findTrailerCommits(pages).filter(
    (oid) => !positions.has(oid) && !offLine.has(oid),
  );
  for (const [oid, states] of await compareWithHead(repository, head, merged)) {
    offLine.set(oid, states);
  }
  const committed = (path: string) => snapshot.committed.get(path) ?? null;
  const known = new Map<string, BaselineHistory>();
  const lookFrom = (baseline: Baseline): BaselineHistory => {
    const key = keyOf(baseline);
    const same = key === null ? undefined : known.get(key);
    if (same !== undefined) return { baseline, history: same.history };
    const position = positions.get(commitOf(baseline) ?? '') ?? null;
    const found = { baseline, history: historyFrom(baseline, position) };
    if (key !== null) known.set(key, found);
    return found;
  };
  const historyFrom = (baseline: Baseline, position: number | null): HistorySince | null => {
    if (baseline.kind === 'accepted') return historySinceAcceptance(timeline, baseline, position);
    if (baseline.kind !== 'commit') return null;
    const place =
      position === null ? null : { position, known: depthOf(baseline, positions, line) };
    const states = offLine.get(baseline.oid) ?? new Map<string, FileState | null>();
    return historySince(timeline, baseline, place, states, committed);
  };
  const paths = new Set(timeline.paths());
  for (const states of offLine.values()) for (const path of states.keys()) paths.add(path);
  for (const baseline of all) {
    if (baseline.kind !== 'accepted') continue;
    for (const path of baseline.acceptance.inputs.keys()) paths.add(path);
  }
  const bySpec = new Map<string, SpecBaseline>();
  for (const [id, baseline] of found.baselines) {
    const page = pages.get(id);
    if (page === undefined) {
      const own = lookFrom(baseline);
      bySpec.set(id, { ...own, whole: own, sections: null });
      continue;
    }
    // A trailer may be newer than the statements that gave the baseline of the page.
    const isSame = page === found.pages.get(id);
    const own = lookFrom(isSame ? baseline : baselineOf(page, baseline));
    bySpec.set(id, {
      ...own,
      whole: page.whole && lookFrom(page.whole.baseline),
      sections: page.sections.map(({ statement }) =>
        statement === null ? own : lookFrom(statement.baseline),
      ),
    });
  }
  const statesAt = async (oids: Iterable<string>): Promise<ReadonlyMap<string, AuthoredState>> => {
    const wanted = [...new Set(oids)];
    const others = wanted.filter((oid) => !positions.has(oid) && !offLine.has(oid));
    const compared = await compareWithHead(repository, head, others);
    const stateOf = (oid: string, path: string): FileState | null => {
      const baseline = authored.get(oid);
      const history = baseline === undefined ? null : lookFrom(baseline).history;
      if (history !== null) return history.stateOf(path);
      const position = positions.get(oid);
      if (position !== undefined) return timeline.stateAt(position, path);
      const state = (offLine.get(oid) ?? compared.get(oid))?.get(path);
      return state === undefined ? committed(path) : state;
    };
    return new Map(
      wanted.map((oid) => [oid, { commit: oid, stateOf: (path) => stateOf(oid, path) }]),
    );
  };
  return { repository, timeline, bySpec, paths, dated: documents, reader, statesAt };
}

/**
 * Returns the baseline of a page to which trailers were added.
 *
 * @param former the baseline of the page without these trailers
 */
function baselineOf({ sections }: PageStatements, former: Baseline): Baseline {
  const oldest = oldestOf(sections);
  if (oldest === null) return former;
  const expired = former.kind === 'commit' ? former.expired : undefined;
  return expired === undefined
    ? oldest.baseline
    : withNewerExpired(oldest.baseline, oldest, expired);
}

/** Returns the same text for baselines with the same history; `null` for an acceptance. */
function keyOf(baseline: Baseline): string | null {
  if (baseline.kind === 'accepted') return null;
  if (baseline.kind !== 'commit') return baseline.kind;
  return `${baseline.oid} ${String(baseline.authoredUntil)}`;
}

/**
 * Returns the oldest position on the first-parent line that a baseline needs; -1 if it needs none.
 */
function depthOf(
  baseline: Baseline,
  positions: ReadonlyMap<string, number>,
  line: readonly LineCommit[],
): number {
  const oid = commitOf(baseline);
  if (oid === null) return -1;
  const own = positions.get(oid) ?? (baseline.kind === 'commit' ? 0 : -1);
  if (baseline.kind !== 'commit' || baseline.authoredUntil === null) return own;
  const known = positionAt(line, baseline.authoredUntil, own + 1);
  return Math.max(own, known < 0 ? line.length : known);
}

async function oldestNeeded(
  repository: Repository,
  onLine: string | null,
  beside: readonly string[],
): Promise<string | null> {
  if (beside.length === 0) return onLine;
  // HEAD can reach all of them, so that it does not change their common ancestor.
  const isOfHead = onLine === null || onLine === repository.revision;
  return commonAncestor(repository, isOfHead ? beside : [onLine, ...beside]);
}
