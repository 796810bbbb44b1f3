/** A commit, as far as its place in the history is concerned. */
export interface GraphCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  /** When it was made, in seconds since 1970; `null` if its date cannot be read. */
  readonly time: number | null;
}

/**
 * Returns the ids of a commit and of all commits in its past, as far as they are known.
 *
 * @param isExcluded commits that are left out, together with their past
 */
export function reachable(
  commits: ReadonlyMap<string, GraphCommit>,
  tip: string,
  isExcluded: (oid: string) => boolean = () => false,
): Set<string> {
  const found = new Set<string>();
  const pending = [tip];
  for (let oid = pending.pop(); oid !== undefined; oid = pending.pop()) {
    const commit = commits.get(oid);
    if (commit === undefined || found.has(oid) || isExcluded(oid)) continue;
    found.add(oid);
    pending.push(...commit.parents);
  }
  return found;
}

/**
 * Sorts commits by date, newest first, but each commit before its parents, as `git log --date-order`
 * does.
 *
 * @param commits a commit, and others in its past
 */
export function newestFirst<T extends GraphCommit>(commits: ReadonlyMap<string, T>): T[] {
  const children = new Map<string, number>();
  for (const { parents } of commits.values()) {
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  const sorted: T[] = [];
  const ready: T[] = [];
  for (const commit of commits.values()) if (!children.has(commit.oid)) insert(ready, commit);
  for (let commit = ready.pop(); commit !== undefined; commit = ready.pop()) {
    sorted.push(commit);
    for (const oid of commit.parents) {
      const left = (children.get(oid) ?? 0) - 1;
      children.set(oid, left);
      const parent = commits.get(oid);
      if (left === 0 && parent !== undefined) insert(ready, parent);
    }
  }
  return sorted;
}

/**
 * Inserts a commit into a list in which the newest commit is the last one. The list is short: it has
 * one commit for each branch that is open at a time.
 */
function insert<T extends GraphCommit>(ready: T[], commit: T): void {
  let [start, end] = [0, ready.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((ready[middle]?.time ?? 0) < (commit.time ?? 0)) start = middle + 1;
    else end = middle;
  }
  ready.splice(start, 0, commit);
}
