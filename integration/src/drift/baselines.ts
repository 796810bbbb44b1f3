import type { FileState } from '../git/files.ts';
import { commonAncestor, compareWithHead } from '../git/comparison.ts';
import { readHistory, readLine } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Spec } from '../specs/spec.ts';
import { type Baseline, type BaselineView, type CommitBaseline, viewFrom } from './baseline.ts';
import { findBaseline, NO_COMMITS, positionAt } from './completion.ts';
import { EMPTY_HISTORY, readSpecHistories } from './spec-history.ts';
import { Timeline } from './timeline.ts';

/** The baselines of all specs. */
export interface Baselines {
  readonly bySpec: ReadonlyMap<string, SpecBaseline>;
  /** Every path that may have been there at one of them, still there or not. */
  readonly paths: ReadonlySet<string>;
}

/** A spec's baseline, and history as it looks from there where it is a commit. */
export interface SpecBaseline {
  readonly baseline: Baseline;
  readonly view: BaselineView | null;
}

/**
 * Finds the baselines of all specs. The number of git processes does not depend on how many specs,
 * baselines and files there are.
 *
 * @param specs completed ones
 * @param folders where chant specs live
 */
export async function readBaselines(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  folders: readonly string[],
): Promise<Baselines> {
  if (specs.length === 0) return { bySpec: new Map(), paths: new Set() };
  const { head } = snapshot;
  if (head === null) {
    const bySpec = new Map(specs.map(({ id }) => [id, { baseline: NO_COMMITS, view: null }]));
    return { bySpec, paths: new Set() };
  }
  const [line, histories] = await Promise.all([
    readLine(repository),
    readSpecHistories(repository, snapshot, specs, folders),
  ]);
  const baselines = new Map(
    specs.map((spec) => [
      spec.id,
      findBaseline(spec, histories.get(spec.id) ?? EMPTY_HISTORY, {
        line,
        boundary: repository.boundary,
      }),
    ]),
  );
  const commits = [...baselines.values()].filter((baseline) => baseline.kind === 'commit');
  const positions = new Map(line.map(({ oid }, position) => [oid, position]));
  const beside = [...new Set(commits.map(({ oid }) => oid))].filter((oid) => !positions.has(oid));
  const deepest = Math.max(0, ...commits.map((baseline) => depthOf(baseline, positions, line)));
  const since = await oldestNeeded(repository, line[deepest]?.oid ?? null, beside);
  const [history, offLine] = await Promise.all([
    commits.length === 0 ? [] : readHistory(repository, since),
    compareWithHead(repository, head, beside),
  ]);
  const timeline = new Timeline(history, head, snapshot.committed);
  const committed = (path: string) => snapshot.committed.get(path) ?? null;
  const bySpec = new Map(
    [...baselines].map(([id, baseline]): [string, SpecBaseline] => {
      if (baseline.kind !== 'commit') return [id, { baseline, view: null }];
      const position = positions.get(baseline.oid);
      const place =
        position === undefined ? null : { position, known: depthOf(baseline, positions, line) };
      const states = offLine.get(baseline.oid) ?? new Map<string, FileState | null>();
      return [id, { baseline, view: viewFrom(timeline, baseline, place, states, committed) }];
    }),
  );
  const paths = new Set(timeline.paths());
  for (const states of offLine.values()) for (const path of states.keys()) paths.add(path);
  return { bySpec, paths };
}

/** How far down the first-parent line the history of a baseline has to be known. */
function depthOf(
  { oid, authoredUntil }: CommitBaseline,
  positions: ReadonlyMap<string, number>,
  line: Parameters<typeof positionAt>[0],
): number {
  const own = positions.get(oid) ?? 0;
  if (authoredUntil === null) return own;
  const known = positionAt(line, authoredUntil);
  return Math.max(own, known < 0 ? line.length : known);
}

async function oldestNeeded(
  repository: Repository,
  onLine: string | null,
  beside: readonly string[],
): Promise<string | null> {
  return onLine === null || beside.length === 0
    ? onLine
    : commonAncestor(repository, [onLine, ...beside]);
}
