import type { AuthoredCommit } from '../git/commit.ts';
import { readReachable, readReachableOf } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { findCommits } from '../git/revisions.ts';
import { kindOf } from '../specs/kinds.ts';
import type { Spec } from '../specs/spec.ts';

/** Ids with fewer digits do not count, because they may mean several commits. */
const SHORTEST = 7;

/**
 * Finds the newest commit that each spec names and that HEAD can reach.
 *
 * @param line the first-parent line, newest first
 * @returns the commits by spec id
 */
export async function readNamedCommits(
  repository: Repository,
  specs: readonly Spec[],
  line: Promise<readonly AuthoredCommit[]>,
): Promise<Map<string, AuthoredCommit>> {
  const wanted = specs.map((spec) => ({ id: spec.id, names: kindOf(spec).namedCommits(spec) }));
  const names = new Set(wanted.flatMap((spec) => spec.names).filter(mayBeId));
  if (names.size === 0) return new Map();
  const commits = new CommitNames(await readCandidates(repository, [...names], await line));
  const found = new Map<string, AuthoredCommit>();
  for (const { id, names } of wanted) {
    const newest = commits.newest(names);
    if (newest !== null) found.set(id, newest);
  }
  return found;
}

function mayBeId(name: string): boolean {
  return name.length >= SHORTEST && /^[0-9a-f]+$/i.test(name);
}

/** Reads the commits that HEAD can reach and that the names may mean, newest first. */
async function readCandidates(
  repository: Repository,
  names: readonly string[],
  line: readonly AuthoredCommit[],
): Promise<readonly AuthoredCommit[]> {
  const oids = await findCommits(repository, names);
  // Of several commits, HEAD may reach only one.
  if (oids === 'ambiguous') return readReachable(repository);
  const onLine = line.filter(({ oid }) => oids.has(oid));
  for (const { oid } of onLine) oids.delete(oid);
  const others = await readReachableOf(repository, [...oids], line);
  return [...onLine, ...others].sort((a, b) => (b.time ?? 0) - (a.time ?? 0));
}

/** Finds commits by their ids, which are whole or shortened to 7 digits or more. */
export class CommitNames {
  private readonly byStart = new Map<string, { commit: AuthoredCommit; age: number }[]>();

  /** @param commits newest first */
  constructor(commits: readonly AuthoredCommit[]) {
    commits.forEach((commit, age) => {
      const start = commit.oid.slice(0, SHORTEST);
      const others = this.byStart.get(start);
      if (others === undefined) this.byStart.set(start, [{ commit, age }]);
      else others.push({ commit, age });
    });
  }

  /** Returns the newest of the named commits. A name that means several commits does not count. */
  newest(names: readonly string[]): AuthoredCommit | null {
    const named = names.flatMap((name) => {
      const id = name.toLowerCase();
      if (id.length < SHORTEST) return [];
      const matching = this.byStart.get(id.slice(0, SHORTEST)) ?? [];
      const meant = matching.filter(({ commit }) => commit.oid.startsWith(id));
      return meant.length === 1 ? meant : [];
    });
    return named.sort((a, b) => a.age - b.age)[0]?.commit ?? null;
  }
}
