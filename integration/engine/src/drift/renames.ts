import { nameOf } from '../files/name.ts';
import type { FileState } from '../git/files.ts';
import type { Commit, FileChange } from '../git/commit.ts';
import type { Renames } from '../git/renames.ts';
import type { FoundChange } from './change.ts';
import { isSame, sortedByPath } from './find-changes.ts';
import type { Timeline } from './timeline.ts';

/** The facts by which renames are found. */
export interface RenameEvidence {
  readonly timeline: Timeline;
  /** The renames of each commit that {@link findRenamers} returns, by commit id. */
  readonly byCommit: ReadonlyMap<string, Renames>;
  /** The renames in the working tree that are not committed. */
  readonly uncommitted: Renames;
  /** Returns the current state of a file; `null` if it does not exist. */
  readonly now: (path: string) => FileState | null;
  /**
   * The current files that have a content, by the id of the content. Only the contents that
   * {@link goneContents} returns are included.
   */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  /** The files that existed at some time, but do not exist now. */
  readonly gone: readonly string[];
}

/**
 * The ids of the empty content, in SHA-1 and in SHA-256. Empty files have nothing to do with each
 * other.
 */
const EMPTY = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** A file that is gone, or that is new. */
export type Vanished = Pick<FoundChange, 'path' | 'kind' | 'before'>;

/** Returns the contents of files that are gone. These contents may be found under other names. */
export function goneContents(changes: Iterable<Vanished>): Set<string> {
  const oids = new Set<string>();
  for (const { kind, before } of changes) {
    if (kind === 'deleted' && before !== null && !EMPTY.has(before.oid)) oids.add(before.oid);
  }
  return oids;
}

/**
 * Finds the commits that may have renamed a file. Such a commit removed a file that is gone and
 * added another one, or it added a file that is new and removed another one. The search follows
 * names that a file had in between.
 */
export function findRenamers(
  timeline: Timeline,
  changes: Iterable<Vanished>,
  isPresent: (path: string) => boolean,
): Commit[] {
  const renamers = new Set<Commit>();
  const seen = new Set<string>();
  const removed: string[] = [];
  const added: string[] = [];
  for (const { kind, path } of changes) {
    if (kind === 'deleted') removed.push(path);
    if (kind === 'added') added.push(path);
  }
  const follow = (paths: string[], key: string, happened: Test, counterpart: Test): void => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      if (seen.has(key + path)) continue;
      seen.add(key + path);
      const commit = lastCommit(timeline, path, happened);
      const others = commit?.files.filter(counterpart) ?? [];
      if (commit === undefined || others.length === 0) continue;
      renamers.add(commit);
      paths.push(...others.map((file) => file.path).filter((other) => !isPresent(other)));
    }
  };
  follow(removed, '-', isRemoval, isAddition);
  follow(added, '+', isAddition, isRemoval);
  return [...renamers];
}

/**
 * Joins the removal and the addition of a renamed file into one change. A rename also counts if
 * only one of the two names is an input.
 *
 * @param cited returns the state of any file at the baseline; `undefined` if it is not known
 */
export function joinRenames(
  changes: readonly FoundChange[],
  evidence: RenameEvidence,
  cited: (path: string) => FileState | null | undefined,
): FoundChange[] {
  const removed = new Map<string, FoundChange>();
  const added = new Map<string, FoundChange>();
  for (const change of changes) {
    if (change.kind === 'deleted') removed.set(change.path, change);
    if (change.kind === 'added') added.set(change.path, change);
  }
  if (removed.size + added.size === 0) return [...changes];
  const isNew = (path: string): boolean => evidence.now(path) !== null && !cited(path);
  const renamed: FoundChange[] = [];
  const taken = new Set<string>();
  const join = (from: string, to: string): void => {
    const out = removed.get(from);
    const into = added.get(to);
    const before = out?.before ?? cited(from) ?? null;
    const after = evidence.now(to);
    const role = out?.role ?? into?.role;
    if (before === null || after === null || role === undefined) return;
    const stays = out !== undefined && into !== undefined;
    renamed.push({ path: to, previousPath: from, role, kind: 'renamed', before, after, stays });
    taken.add(from).add(to);
  };
  const moves = [unchangedTarget, historicTarget] as const;
  for (const find of moves) {
    for (const change of removed.values()) {
      if (taken.has(change.path)) continue;
      const to = find(change, evidence, (path) => isNew(path) && !taken.has(path));
      if (to !== null) join(change.path, to);
    }
  }
  for (const { path, after } of added.values()) {
    if (taken.has(path)) continue;
    const from = findSource(path, after, evidence, cited);
    if (from !== null && !taken.has(from)) join(from, path);
  }
  const rest = changes.filter(({ path, kind }) => kind === 'modified' || !taken.has(path));
  return sortedByPath([...rest, ...renamed]);
}

type Test = (change: FileChange) => boolean;

const isRemoval: Test = ({ after }) => after === null;
const isAddition: Test = ({ before }) => before === null;

function lastCommit(timeline: Timeline, path: string, happened: Test): Commit | undefined {
  return timeline.changesOf(path).find(({ change }) => happened(change))?.commit;
}

/**
 * Finds the current path of a file that is gone.
 *
 * @param file the file, with its last content
 * @param isFree whether a current file may have had another name before
 */
export function findTarget(
  file: Pick<FoundChange, 'path' | 'before'>,
  evidence: RenameEvidence,
  isFree: (path: string) => boolean,
): string | null {
  return unchangedTarget(file, evidence, isFree) ?? historicTarget(file, evidence, isFree);
}

/**
 * Finds a new file with exactly this content. Of several files, the one with the same name is
 * chosen, or else the first.
 */
function unchangedTarget(
  { path, before }: Pick<FoundChange, 'path' | 'before'>,
  { holders }: RenameEvidence,
  isFree: (path: string) => boolean,
): string | null {
  const same = (holders.get(before?.oid ?? '') ?? []).filter(isFree);
  return same.find((other) => nameOf(other) === nameOf(path)) ?? same[0] ?? null;
}

/**
 * Finds the current path of a file by the renames in the history. Names that the file had in
 * between are followed.
 */
function historicTarget(
  { path }: Pick<FoundChange, 'path'>,
  { timeline, byCommit, uncommitted }: RenameEvidence,
  isFree: (path: string) => boolean,
): string | null {
  const seen = new Set<string>();
  for (let name: string | undefined = path; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const commit = lastCommit(timeline, name, isRemoval);
    const next: string | undefined =
      targetIn(uncommitted, name) ?? targetIn(byCommit.get(commit?.oid ?? ''), name);
    if (next !== undefined && isFree(next)) return next;
    name = next;
  }
  return null;
}

function targetIn(renames: Renames | undefined, from: string): string | undefined {
  for (const [to, source] of renames ?? []) if (source === from) return to;
  return undefined;
}

/** Finds the path that a new file had at the baseline, under a name that is gone now. */
export function findSource(
  path: string,
  after: FileState | null,
  { timeline, byCommit, uncommitted, now, gone }: RenameEvidence,
  cited: (path: string) => FileState | null | undefined,
): string | null {
  if (after !== null && !EMPTY.has(after.oid)) {
    const same = gone.filter((other) => {
      const state = cited(other);
      return state !== null && state !== undefined && isSame(state, after);
    });
    const found = same.find((other) => nameOf(other) === nameOf(path)) ?? same[0];
    if (found !== undefined) return found;
  }
  const seen = new Set<string>();
  for (let name: string | undefined = path; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const commit = lastCommit(timeline, name, isAddition);
    name = uncommitted.get(name) ?? byCommit.get(commit?.oid ?? '')?.get(name);
    if (name !== undefined && now(name) === null && cited(name)) return name;
  }
  return null;
}
