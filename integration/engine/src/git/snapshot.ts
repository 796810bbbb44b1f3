import { access, constants, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { Unreadable, whereThere } from '../files/unreadable.ts';
import { writeBlobs } from './blobs.ts';
import {
  type Files,
  type FileState,
  readCommitted,
  readWorkingTree,
  type WorkingTree,
} from './files.ts';
import type { Repository } from './repository.ts';
import type { Head } from './revisions.ts';
import type { StagedFiles } from './staged-files.ts';
import type { GitSession } from './temporary-objects.ts';

/** The mode of a submodule. */
const SUBMODULE = '160000';

/** The character that replaces bytes of a name that are not UTF-8. */
const UNREADABLE = '\ufffd';

/** The files of a commit, with the changes of the working tree or the index if these count. */
export class Snapshot {
  readonly head: string | null;
  readonly branch: string | null;
  readonly committed: Files;
  /** Whether it is a commit or the index, and the working tree does not matter. */
  readonly isStored: boolean;
  private readonly repository: Repository;
  private readonly modified: ReadonlyMap<string, string | null>;
  private readonly untracked: ReadonlySet<string>;
  private readonly unread: Map<string, string>;
  private readonly settled = new Map<string, FileState | null>();

  /** Reads HEAD and the working tree. */
  static async read(repository: Repository): Promise<Snapshot> {
    const [tree, committed] = await Promise.allSettled([
      readWorkingTree(repository),
      readCommitted(repository),
    ]);
    if (tree.status === 'rejected') throw tree.reason;
    if (tree.value.head === null) return new Snapshot(repository, tree.value, new Map(), false);
    if (committed.status === 'rejected') throw committed.reason;
    return new Snapshot(repository, tree.value, committed.value, false);
  }

  /** Reads the repository's revision only, without the working tree. */
  static async ofCommit(repository: Repository, { commit, branch }: Head): Promise<Snapshot> {
    const modified = new Map<string, string | null>();
    const nothing = { untracked: new Set<string>(), unreadable: new Map<string, string>() };
    const tree = { head: commit, branch, modified, ...nothing };
    return new Snapshot(repository, tree, await readCommitted(repository), true);
  }

  /** Reads HEAD and the index, without the working tree. */
  static async ofIndex(
    repository: Repository,
    head: Head | null,
    changed: StagedFiles['changed'],
  ): Promise<Snapshot> {
    const { commit, branch } = head ?? { commit: null, branch: null };
    const modified = new Map([...changed].map(([path, state]) => [path, state?.mode ?? null]));
    const nothing = { untracked: new Set<string>(), unreadable: new Map<string, string>() };
    const committed = commit === null ? new Map() : await readCommitted(repository);
    const tree = { head: commit, branch, modified, ...nothing };
    const snapshot = new Snapshot(repository, tree, committed, true);
    for (const [path, state] of changed) snapshot.settled.set(path, state);
    return snapshot;
  }

  private constructor(
    repository: Repository,
    tree: WorkingTree,
    committed: Files,
    isStored: boolean,
  ) {
    this.repository = repository;
    this.head = tree.head;
    this.branch = tree.branch;
    this.committed = committed;
    this.isStored = isStored;
    this.modified = tree.modified;
    this.untracked = tree.untracked;
    this.unread = new Map(tree.unreadable);
  }

  /**
   * The folders and files that cannot be read, with the reason. Folders end with `/`. Files are
   * only listed after {@link settle}.
   */
  get unreadable(): ReadonlyMap<string, string> {
    return this.unread;
  }

  /** Whether the working tree or the index differs from HEAD. */
  get dirty(): boolean {
    return this.modified.size > 0 || this.untracked.size > 0;
  }

  /** Whether git ignores a file that exists. */
  ignores(path: string): boolean {
    return !this.committed.has(path) && !this.untracked.has(path) && !this.modified.has(path);
  }

  /** Whether git tracks a file that still exists. */
  isTracked(path: string): boolean {
    return this.modified.has(path) ? this.modified.get(path) !== null : this.committed.has(path);
  }

  /** Whether a file differs from HEAD. */
  isUncommitted(path: string): boolean {
    return this.modified.has(path) || this.untracked.has(path);
  }

  /**
   * Returns the blob id of a file in HEAD; `null` if the file differs from HEAD or does not exist.
   */
  committedContent(path: string): string | null {
    return this.isUncommitted(path) ? null : (this.committed.get(path)?.oid ?? null);
  }

  exists(path: string): boolean {
    return this.isTracked(path) || this.untracked.has(path);
  }

  /** Yields all files that exist and that git does not ignore. */
  *paths(): Generator<string> {
    for (const path of this.committed.keys()) if (this.isTracked(path)) yield path;
    yield* this.newPaths();
  }

  /** Yields the files that exist and that git does not ignore, and the removed files of HEAD. */
  *knownPaths(): Generator<string> {
    yield* this.committed.keys();
    yield* this.newPaths();
  }

  /** Yields the files that exist now, but not in HEAD. */
  *newPaths(): Generator<string> {
    for (const [path, mode] of this.modified) {
      if (mode !== null && !this.committed.has(path)) yield path;
    }
    yield* this.untracked;
  }

  /** Yields the files that differ from HEAD, and those that HEAD does not have. */
  *uncommittedPaths(): Generator<string> {
    yield* this.modified.keys();
    yield* this.untracked;
  }

  /** Yields the files of HEAD that no longer exist. */
  *removedPaths(): Generator<string> {
    for (const [path, mode] of this.modified) if (mode === null) yield path;
  }

  /**
   * Returns the files that have one of these contents, by the id of the content. Uncommitted files
   * are only found after {@link settle}.
   */
  holdersOf(oids: ReadonlySet<string>): Map<string, string[]> {
    const holders = new Map<string, string[]>();
    if (oids.size === 0) return holders;
    for (const path of this.paths()) {
      const oid = this.stateOf(path)?.oid;
      if (oid === undefined || !oids.has(oid)) continue;
      const known = holders.get(oid);
      if (known === undefined) holders.set(oid, [path]);
      else known.push(path);
    }
    return holders;
  }

  /**
   * Computes the blob ids of uncommitted files. It has to be called once, with all files, before
   * {@link stateOf}.
   */
  async settle(paths: Iterable<string>, session: GitSession): Promise<void> {
    // The index has the ids of its files.
    if (this.isStored) return;
    const modes = new Map<string, string>();
    for (const path of paths) {
      if (!this.isUncommitted(path)) continue;
      const mode = await this.modeNow(path);
      // An unreadable file counts as unchanged here. Its reader gets the error.
      const before = this.unread.has(path) ? this.committed.get(path) : undefined;
      if (before !== undefined) this.settled.set(path, before);
      if (mode === null || before !== undefined) continue;
      if (mode === SUBMODULE) this.settled.set(path, { mode, oid: 'uncommitted' });
      else modes.set(path, mode);
    }
    const oids = await writeBlobs(session, modes);
    for (const [path, oid] of oids) this.settled.set(path, { mode: modes.get(path) ?? '', oid });
  }

  /** Returns all files of a commit or the index. */
  storedFiles(): Files {
    if (this.modified.size === 0) return this.committed;
    const files = new Map(this.committed);
    for (const [path, state] of this.settled) {
      if (state === null) files.delete(path);
      else files.set(path, state);
    }
    return files;
  }

  /** Returns the current state of a file; `null` if it does not exist. */
  stateOf(path: string): FileState | null {
    if (!this.isUncommitted(path)) return this.committed.get(path) ?? null;
    return this.settled.get(path) ?? null;
  }

  /** Returns the current mode of a file; `null` if there is neither a file nor a symbolic link. */
  private async modeNow(path: string): Promise<string | null> {
    const mode = this.modified.get(path);
    if (mode === SUBMODULE) return mode;
    if (mode === null && !this.untracked.has(path)) return null;
    const place = join(this.repository.root, path);
    try {
      const stats = await whereThere(path, lstat(place));
      // A file whose name is not UTF-8 cannot be opened, so its content is not known.
      if (stats === null) return path.includes(UNREADABLE) ? SUBMODULE : null;
      if (stats.isSymbolicLink()) return '120000';
      if (!stats.isFile()) return null;
      await whereThere(path, access(place, constants.R_OK));
      return mode ?? '100644';
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.unread.set(path, error.reason);
      return SUBMODULE;
    }
  }
}
