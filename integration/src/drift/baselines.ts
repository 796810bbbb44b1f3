import { readBlobs } from '../git/blobs.ts';
import type { FileState } from '../git/files.ts';
import { commonAncestor, compareWithHead } from '../git/comparison.ts';
import { type Commit, readHistory, readLine, readTouching } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { readCompletion } from '../specs/chant.ts';
import { readFrontmatter } from '../specs/frontmatter.ts';
import { readReview } from '../specs/page.ts';
import type { Completion, Spec } from '../specs/spec.ts';
import { type Baseline, type BaselineView, type CommitBaseline, viewFrom } from './baseline.ts';
import { findBaseline, NO_COMMITS, positionAt, type SpecHistory } from './completion.ts';
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

/** More pages than this are looked up by extension instead of one by one. */
const MAX_PATHSPECS = 20;

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
  const [line, touching] = await Promise.all([
    readLine(repository),
    readTouching(repository, pathspecsOf(specs, folders)),
  ]);
  const histories = await readSpecHistories(repository, snapshot, specs, folders, touching);
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

const EMPTY_HISTORY: SpecHistory = {
  versions: [],
  committed: undefined,
  ignored: false,
  edited: false,
};

function pathspecsOf(specs: readonly Spec[], folders: readonly string[]): string[] {
  const pages = specs.filter(({ kind }) => kind === 'page').map(({ file }) => file);
  const chant = specs.some(({ kind }) => kind === 'chant') ? folders : [];
  const byName = pages.map((page) => `:(top,literal)${page}`);
  const byExtension = [':(top,glob,icase)**/*.md', ':(top,glob,icase)**/*.mdx'];
  return [
    ...chant.map((folder) => `:(top,literal)${folder}`),
    ...(pages.length > MAX_PATHSPECS ? byExtension : byName),
  ];
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

async function readSpecHistories(
  repository: Repository,
  snapshot: Snapshot,
  specs: readonly Spec[],
  folders: readonly string[],
  touching: readonly Commit[],
): Promise<Map<string, SpecHistory>> {
  const keyOf = (path: string): string => identityOf(path, folders);
  const wanted = new Set(specs.map(({ file }) => keyOf(file)));
  const versions = Map.groupBy(
    touching.flatMap((commit) =>
      commit.files.flatMap(({ path, after }) =>
        after !== null && wanted.has(keyOf(path)) ? [{ commit, path, oid: after.oid }] : [],
      ),
    ),
    ({ path }) => keyOf(path),
  );
  const heads = new Map<string, string>();
  for (const [path, { oid }] of snapshot.committed) {
    if (wanted.has(keyOf(path))) heads.set(keyOf(path), oid);
  }
  const declaring = specs.filter(({ completion }) => completion !== null);
  const texts = await readBlobs(
    repository,
    declaring.flatMap(({ file }) => {
      const head = heads.get(keyOf(file));
      const older = (versions.get(keyOf(file)) ?? []).map(({ oid }) => oid);
      return head === undefined ? older : [head, ...older];
    }),
  );
  return new Map(
    specs.map((spec) => {
      const declared = (oid: string): Completion | null =>
        declarationOf(spec, texts.get(oid) ?? '');
      const head = heads.get(keyOf(spec.file));
      return [
        spec.id,
        {
          versions: (versions.get(keyOf(spec.file)) ?? []).map(({ commit, oid }) => ({
            commit,
            completion: declared(oid),
          })),
          committed: head === undefined ? undefined : declared(head),
          ignored: head === undefined && snapshot.ignores(spec.file),
          edited: snapshot.isUncommitted(spec.file),
        },
      ];
    }),
  );
}

/** A chant spec is followed by its file name, so that moving it to the archive changes nothing. */
function identityOf(path: string, folders: readonly string[]): string {
  const isSpec = folders.some((folder) => path.startsWith(`${folder}/`));
  return isSpec ? `spec:${path.slice(path.lastIndexOf('/') + 1)}` : path;
}

function declarationOf(spec: Spec, text: string): Completion | null {
  try {
    const { data } = readFrontmatter(text, 'text');
    return spec.kind === 'page' ? readReview(data) : readCompletion(data);
  } catch {
    return null;
  }
}
