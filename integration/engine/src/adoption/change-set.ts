import { nameOf } from '../files/name.ts';
import type { Commit, FileChange } from '../git/commit.ts';

/** The files that one commit changed, by their present names. */
export type ChangeSet = ReadonlySet<string>;

/**
 * Returns the files that each commit changed. A file that a later commit moved has its present name.
 *
 * @param commits newest first
 */
export function changeSets(commits: readonly Pick<Commit, 'files'>[]): ChangeSet[] {
  const present = new Map<string, string>();
  const nameNow = (path: string): string => present.get(path) ?? path;
  return commits.map(({ files }) => {
    const set = new Set(
      files.filter(({ after }) => after !== null).map(({ path }) => nameNow(path)),
    );
    for (const [from, to] of movesIn(files)) {
      if (!present.has(from)) present.set(from, nameNow(to));
    }
    return set;
  });
}

/** Finds files with the same content, or else with the same name, that a commit moved. */
function movesIn(files: readonly FileChange[]): Map<string, string> {
  const removed = files.filter(({ after }) => after === null);
  const added = files.filter(({ before }) => before === null);
  const moves = new Map<string, string>();
  if (removed.length === 0 || added.length === 0) return moves;
  const keys = [
    ({ before, after }: FileChange) => (before ?? after)?.oid ?? '',
    ({ path }: FileChange) => nameOf(path),
  ];
  for (const keyOf of keys) {
    const targets = Map.groupBy(added, keyOf);
    for (const [key, sources] of Map.groupBy(removed, keyOf)) {
      const [source, ...otherSources] = sources;
      const [target, ...otherTargets] = targets.get(key) ?? [];
      const isClear = otherSources.length === 0 && otherTargets.length === 0;
      if (source === undefined || target === undefined || !isClear) continue;
      if (!moves.has(source.path)) moves.set(source.path, target.path);
    }
  }
  return moves;
}
