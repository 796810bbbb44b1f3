import type { FileState } from '../git/files.ts';
import { commonAncestor, compareWithHead } from '../git/comparison.ts';
import { type LineCommit, readHistory } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Spec } from '../specs/spec.ts';
import { type Baseline, commitOf } from './baseline.ts';
import type { DatedDocument } from './document-dates.ts';
import type { AuthoredState } from '../citations/authored-state.ts';
import { NO_COMMITS, positionAt } from './completion.ts';
import { type FoundBaselines, findBaselines, type BaselineOptions } from './find-baselines.ts';
import { Timeline } from './timeline.ts';
import { type HistorySince, historySince, historySinceAcceptance } from './history-since.ts';

/** If the history has more commits than this, two processes read it in parallel. */
const MANY_COMMITS = 500;

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
  /**
   * Returns the files as they were at each of the commits. The commits must not be older than the
   * oldest baseline or citation. It starts at most one process.
   */
  readonly statesAt: (oids: Iterable<string>) => Promise<ReadonlyMap<string, AuthoredState>>;
}

/**
 * A spec's baseline, and the history since then. The history is `null` if the baseline has neither
 * a commit nor recorded contents.
 */
export interface SpecBaseline {
  readonly baseline: Baseline;
  readonly history: HistorySince | null;
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
    const bySpec = new Map(specs.map(({ id }) => [id, { baseline: NO_COMMITS, history: null }]));
    const timeline = new Timeline([], '', snapshot.committed);
    const statesAt = (): Promise<ReadonlyMap<string, AuthoredState>> => Promise.resolve(new Map());
    return { repository, timeline, bySpec, paths: new Set(), dated: [], statesAt };
  }
  const found = await findBaselines(repository, snapshot, specs, terms);
  return lookBack(found, snapshot, head);
}

async function lookBack(
  { repository, line, baselines, dated: pages }: FoundBaselines,
  snapshot: Snapshot,
  head: string,
): Promise<Baselines> {
  const positions = new Map(line.map(({ oid }, position) => [oid, position]));
  const commits = [...baselines.values()].filter((baseline) => baseline.kind === 'commit');
  const beside = [...new Set(commits.map(({ oid }) => oid).filter((oid) => !positions.has(oid)))];
  const dated = new Set(
    pages.flatMap(({ dates }) =>
      [...dates.values()].flatMap((date) => (date.at === 'commit' ? [date.oid] : [])),
    ),
  );
  let deepest = -1;
  for (const oid of dated) deepest = Math.max(deepest, positions.get(oid) ?? -1);
  for (const baseline of baselines.values()) {
    deepest = Math.max(deepest, depthOf(baseline, positions, line));
  }
  const aside = [...dated].filter((oid) => !positions.has(oid));
  const oldest = line[deepest]?.oid ?? null;
  const since =
    deepest < line.length ? await oldestNeeded(repository, oldest, [...beside, ...aside]) : null;
  const middle = deepest < MANY_COMMITS ? null : (line[deepest >> 1]?.oid ?? null);
  const [history, offLine] = await Promise.all([
    deepest < 0 && aside.length === 0 ? [] : readHistory(repository, since, middle),
    compareWithHead(repository, head, beside),
  ]);
  const timeline = new Timeline(history, head, snapshot.committed);
  const committed = (path: string) => snapshot.committed.get(path) ?? null;
  const lookFrom = (baseline: Baseline): SpecBaseline => {
    const position = positions.get(commitOf(baseline) ?? '') ?? null;
    if (baseline.kind === 'accepted') {
      return { baseline, history: historySinceAcceptance(timeline, baseline, position) };
    }
    if (baseline.kind !== 'commit') return { baseline, history: null };
    const place =
      position === null ? null : { position, known: depthOf(baseline, positions, line) };
    const states = offLine.get(baseline.oid) ?? new Map<string, FileState | null>();
    return { baseline, history: historySince(timeline, baseline, place, states, committed) };
  };
  const paths = new Set(timeline.paths());
  for (const states of offLine.values()) for (const path of states.keys()) paths.add(path);
  const bySpec = new Map<string, SpecBaseline>();
  for (const [id, baseline] of baselines) {
    bySpec.set(id, lookFrom(baseline));
    if (baseline.kind !== 'accepted') continue;
    for (const path of baseline.acceptance.inputs.keys()) paths.add(path);
  }
  const statesAt = async (oids: Iterable<string>): Promise<ReadonlyMap<string, AuthoredState>> => {
    const wanted = [...new Set(oids)];
    const others = wanted.filter((oid) => !positions.has(oid) && !offLine.has(oid));
    const compared = await compareWithHead(repository, head, others);
    const stateOf = (oid: string, path: string): FileState | null => {
      const position = positions.get(oid);
      if (position !== undefined) return timeline.stateAt(position, path);
      const state = (offLine.get(oid) ?? compared.get(oid))?.get(path);
      return state === undefined ? committed(path) : state;
    };
    return new Map(
      wanted.map((oid) => [oid, { commit: oid, stateOf: (path) => stateOf(oid, path) }]),
    );
  };
  return { repository, timeline, bySpec, paths, dated: pages, statesAt };
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
  return commonAncestor(repository, onLine === null ? beside : [onLine, ...beside]);
}
