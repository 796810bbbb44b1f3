import type { Files, FileState } from '../git/files.ts';
import type { Commit, FileChange } from '../git/commit.ts';

/** One commit's change of one file. */
export interface PathChange {
  readonly commit: Commit;
  readonly change: FileChange;
}

/**
 * The history along the first-parent line. HEAD has position 0, its first parent position 1, and so
 * on. A commit of a side branch *lands* at the position of the merge that brought it in.
 * Decision: Follow the first-parent line.
 */
export class Timeline {
  /** All known commits, newest first. */
  readonly commits: readonly Commit[];
  private readonly committed: Files;
  private readonly line: Commit[] = [];
  private readonly byOid: ReadonlyMap<string, Commit>;
  private readonly positions = new Map<string, number>();
  private readonly landings = new Map<string, number>();
  private readonly landed: Commit[][] = [];
  /** The changes of each path against first parents, newest first. */
  private readonly changes = new Map<string, PathChange[]>();
  /** What was derived from the changes of a path, for the paths that were asked for. */
  private readonly own = new Map<string, readonly PathChange[]>();
  private readonly onLine = new Map<string, readonly PathChange[]>();
  private readonly unmerged = new Map<string, ReadonlySet<string>>();

  /**
   * @param commits all commits that HEAD can reach, except those that some older commit can reach
   *   too
   * @param committed the files of HEAD
   */
  constructor(commits: readonly Commit[], head: string, committed: Files) {
    this.commits = commits;
    this.committed = committed;
    this.byOid = new Map(commits.map((commit) => [commit.oid, commit]));
    let next = this.byOid.get(head);
    while (next !== undefined) {
      this.positions.set(next.oid, this.line.length);
      this.line.push(next);
      next = this.byOid.get(next.parents[0] ?? '');
    }
    this.land();
    for (const commit of commits) {
      (this.landed[this.landing(commit.oid)] ??= []).push(commit);
      for (const change of commit.files) {
        const changes = this.changes.get(change.path);
        if (changes === undefined) this.changes.set(change.path, [{ commit, change }]);
        else changes.push({ commit, change });
      }
    }
  }

  /**
   * Finds the position at which each commit landed. The line is walked from its oldest commit, so
   * that the first merge that brought a commit counts.
   */
  private land(): void {
    for (let position = this.line.length - 1; position >= 0; position--) {
      const pending = [this.line[position]?.oid ?? ''];
      for (let oid = pending.pop(); oid !== undefined; oid = pending.pop()) {
        if (this.landings.has(oid)) continue;
        const commit = this.byOid.get(oid);
        if (commit === undefined) continue;
        this.landings.set(oid, position);
        pending.push(...commit.parents);
      }
    }
  }

  /**
   * Returns the position at which a commit reached the line. For a commit that is older than all
   * known ones, returns the length of the line.
   */
  landing(oid: string): number {
    return this.landings.get(oid) ?? this.line.length;
  }

  /** Yields the commits that landed between two positions, both included, newest first. */
  *landedBetween(newest: number, oldest: number): Generator<Commit> {
    for (let position = newest; position <= oldest; position++) yield* this.landed[position] ?? [];
  }

  /** Returns a file as it was at a position of the line; `null` if it did not exist. */
  stateAt(position: number, path: string): FileState | null {
    const next = this.changesOnLine(path).findLast(
      ({ commit }) => (this.positions.get(commit.oid) ?? position) < position,
    );
    return next === undefined ? (this.committed.get(path) ?? null) : next.change.before;
  }

  /** Yields every path that a commit changed, whether the file still exists or not. */
  paths(): Iterable<string> {
    return this.changes.keys();
  }

  /** Returns a commit and all commits in its past, as far as they are known here. */
  past(oid: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const pending = [oid];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(...(this.byOid.get(next)?.parents ?? []));
    }
    return seen;
  }

  /**
   * Returns the changes that a commit made itself. For a merge, these are only the files that got a
   * content which no other commit gave them, for instance from a resolved conflict.
   */
  ownChanges(commit: Commit): readonly FileChange[] {
    if (commit.parents.length < 2) return commit.files;
    return commit.files.filter((change) => this.isOwn({ commit, change }));
  }

  /** Returns the commits that changed a file themselves, newest first. */
  changesOf(path: string): readonly PathChange[] {
    return derived(this.own, path, () =>
      (this.changes.get(path) ?? []).filter((change) => this.isOwn(change)),
    );
  }

  /** Returns the changes of a file by commits on the line, newest first. */
  private changesOnLine(path: string): readonly PathChange[] {
    return derived(this.onLine, path, () =>
      (this.changes.get(path) ?? []).filter(({ commit }) => this.positions.has(commit.oid)),
    );
  }

  private isOwn({ commit, change: { path, after } }: PathChange): boolean {
    if (commit.parents.length < 2) return true;
    if (after === null || this.unmergedContents(path).has(after.oid)) return false;
    return this.changesOnLine(path).length > 0 || this.committed.get(path)?.oid !== after.oid;
  }

  /** Returns the blob ids of the contents that a file had without a merge. */
  private unmergedContents(path: string): ReadonlySet<string> {
    return derived(this.unmerged, path, () => {
      const contents = new Set<string>();
      for (const { commit, change } of this.changes.get(path) ?? []) {
        if (change.before) contents.add(change.before.oid);
        if (change.after && commit.parents.length < 2) contents.add(change.after.oid);
      }
      return contents;
    });
  }
}

/** Returns the value for a path, which is made when it is first asked for. */
function derived<T>(values: Map<string, T>, path: string, make: () => T): T {
  const known = values.get(path);
  if (known !== undefined) return known;
  const made = make();
  values.set(path, made);
  return made;
}
