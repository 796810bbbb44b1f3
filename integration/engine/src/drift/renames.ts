import { nameOf } from '../files/name.ts';
import type { FileState } from '../git/files.ts';
import type { Commit, FileChange } from '../git/history.ts';
import type { Renames } from '../git/renames.ts';
import type { FoundChange } from './change.ts';
import { isSame, sortedByPath } from './find-changes.ts';
import type { Timeline } from './timeline.ts';

/** What is known of files that are gone and files that are new. */
export interface RenameEvidence {
  readonly timeline: Timeline;
  /** What each commit renamed, by commit id; those that {@link findRenamers} names. */
  readonly byCommit: ReadonlyMap<string, Renames>;
  /** What the working tree renames, and has not committed. */
  readonly uncommitted: Renames;
  /** What a file is now; `null` where there is none. */
  readonly now: (path: string) => FileState | null;
  /** The files that have a content now, by its id; of the ids that {@link goneContents} names. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  /** Files that are not there any more, and were at some time. */
  readonly gone: readonly string[];
}

/** Contents that many files share without having anything to do with each other. */
const EMPTY = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** A file that is gone, or that is new. */
export type Vanished = Pick<FoundChange, 'path' | 'kind' | 'before'>;

/** Contents of files that are gone, which may be found elsewhere. */
export function goneContents(changes: Iterable<Vanished>): Set<string> {
  const oids = new Set<string>();
  for (const { kind, before } of changes) {
    if (kind === 'deleted' && before !== null && !EMPTY.has(before.oid)) oids.add(before.oid);
  }
  return oids;
}

/**
 * The commits that may have renamed a file: those that removed one that is gone, or added one that
 * is new, and did the other as well. Followed through names that a file had in between.
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
 * Joins what is gone and what is new to one change where the file was renamed. A file that another
 * name outside of the inputs holds now is a rename out of them, and the other way round.
 *
 * @param cited the state of any file at the baseline; `undefined` where it is not known
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
 * Where a file that is gone is now.
 *
 * @param file with the content that it had last
 * @param isFree whether a file may have come from elsewhere
 */
export function findTarget(
  file: Pick<FoundChange, 'path' | 'before'>,
  evidence: RenameEvidence,
  isFree: (path: string) => boolean,
): string | null {
  return unchangedTarget(file, evidence, isFree) ?? historicTarget(file, evidence, isFree);
}

/** A new file with just this content; of several, the one with the same name, or the first. */
function unchangedTarget(
  { path, before }: Pick<FoundChange, 'path' | 'before'>,
  { holders }: RenameEvidence,
  isFree: (path: string) => boolean,
): string | null {
  const same = (holders.get(before?.oid ?? '') ?? []).filter(isFree);
  return same.find((other) => nameOf(other) === nameOf(path)) ?? same[0] ?? null;
}

/** Where history took a file, through names that it had in between. */
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

/** What a new file was at the baseline, under a name that is gone. */
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
