import { type LineCommit, readReachable } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { Spec } from '../specs/spec.ts';

/** Shorter ids are likely to mean several commits. */
const SHORTEST = 7;

/**
 * Finds, for specs that may be right for a commit that they name, the newest such commit in HEAD's
 * past.
 *
 * @returns by spec id
 */
export async function readNamedCommits(
  repository: Repository,
  specs: readonly Spec[],
): Promise<Map<string, LineCommit>> {
  const wanted = specs.map((spec) => ({ id: spec.id, names: namesOf(spec) }));
  if (wanted.every(({ names }) => names.length === 0)) return new Map();
  const commits = new CommitNames(await readReachable(repository));
  const found = new Map<string, LineCommit>();
  for (const { id, names } of wanted) {
    const newest = commits.newest(names);
    if (newest !== null) found.set(id, newest);
  }
  return found;
}

function namesOf({ completion, commits }: Spec): readonly string[] {
  return completion?.field === 'reviewed' ? [completion.value] : commits;
}

/** Finds commits by ids as people write them, whole or shortened to no less than 7 digits. */
export class CommitNames {
  private readonly byStart = new Map<string, { commit: LineCommit; age: number }[]>();

  /** @param commits newest first */
  constructor(commits: readonly LineCommit[]) {
    commits.forEach((commit, age) => {
      const start = commit.oid.slice(0, SHORTEST);
      const others = this.byStart.get(start);
      if (others === undefined) this.byStart.set(start, [{ commit, age }]);
      else others.push({ commit, age });
    });
  }

  /** The newest commit that is named; a name that several commits share is none. */
  newest(names: readonly string[]): LineCommit | null {
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
