import type { Files, FileState } from '../git/files.ts';
import type { Commit, FileChange } from '../git/commit.ts';

/** A change of one file by one commit on the first-parent line. */
interface Touch {
  readonly position: number;
  readonly before: FileState | null;
}

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
  private readonly touches = new Map<string, Touch[]>();
  private readonly landings = new Map<string, number>();
  private readonly landed: Commit[][] = [];
  /**
   * The contents that files had without a merge, as `<blob id> <path>`. Only files that a merge
   * changed are listed. A content that is missing here was made by a merge.
   */
  private readonly known = new Set<string>();
  private readonly byPath = new Map<string, PathChange[]>();

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
      for (const { path, before } of next.files) this.touch(path, before);
      this.line.push(next);
      next = this.byOid.get(next.parents[0] ?? '');
    }
    this.land();
    const merged = new Set<string>();
    for (const commit of commits) {
      (this.landed[this.landing(commit.oid)] ??= []).push(commit);
      if (commit.parents.length > 1) for (const { path } of commit.files) merged.add(path);
    }
    for (const { parents, files } of merged.size === 0 ? [] : commits) {
      for (const { path, before, after } of files) {
        if (!merged.has(path)) continue;
        if (before) this.known.add(`${before.oid} ${path}`);
        if (after && parents.length < 2) this.known.add(`${after.oid} ${path}`);
      }
    }
    for (const commit of commits) {
      for (const change of this.ownChanges(commit)) {
        const changes = this.byPath.get(change.path);
        if (changes === undefined) this.byPath.set(change.path, [{ commit, change }]);
        else changes.push({ commit, change });
      }
    }
  }

  private touch(path: string, before: FileState | null): void {
    const touches = this.touches.get(path);
    const touch = { position: this.line.length, before };
    if (touches === undefined) this.touches.set(path, [touch]);
    else touches.push(touch);
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
    const touch = this.touches.get(path)?.findLast((candidate) => candidate.position < position);
    return touch === undefined ? (this.committed.get(path) ?? null) : touch.before;
  }

  /** Yields every path that a commit changed, whether the file still exists or not. */
  *paths(): Generator<string> {
    yield* this.touches.keys();
    yield* this.byPath.keys();
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
    return commit.files.filter(({ path, after }) => after !== null && this.isNew(path, after));
  }

  /** Returns the commits that changed a file themselves, newest first. */
  changesOf(path: string): readonly PathChange[] {
    return this.byPath.get(path) ?? [];
  }

  private isNew(path: string, after: FileState): boolean {
    if (this.known.has(`${after.oid} ${path}`)) return false;
    return this.touches.has(path) || this.committed.get(path)?.oid !== after.oid;
  }
}
