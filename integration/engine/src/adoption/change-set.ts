import { nameOf } from '../files/name.ts';
import type { Commit, FileChange } from '../git/commit.ts';

/** The files that one commit changed, by their present names. */
export type ChangeSet = ReadonlySet<string>;

/** Matches the subjects of releases and of updates that tools make. They change files by chance. */
const ROUTINE =
  /^(?:v?\d+\.\d+\S*$|(?:chore|build)\((?:deps(?:-dev)?|release)\)|(?:prepare|prep)\b.*\brelease\b|releas(?:e|ing)\b)|\bbump(?:ed|s|ing)?\b|\bpre-commit autoupdate\b/i;

function isRoutine({ subject, author }: Pick<Commit, 'subject' | 'author'>): boolean {
  return ROUTINE.test(subject) || author.endsWith('[bot]');
}

/**
 * Returns the files that each commit changed, without releases and updates by tools. A file that a
 * later commit moved has its present name.
 *
 * @param commits newest first
 */
export function changeSets(
  commits: readonly Pick<Commit, 'files' | 'subject' | 'author'>[],
): ChangeSet[] {
  const present = new Map<string, string>();
  const nameNow = (path: string): string => present.get(path) ?? path;
  return commits.flatMap((commit) => {
    const { files } = commit;
    const set = new Set(
      files.filter(({ after }) => after !== null).map(({ path }) => nameNow(path)),
    );
    for (const [from, to] of movesIn(files)) {
      if (!present.has(from)) present.set(from, nameNow(to));
    }
    return isRoutine(commit) ? [] : [set];
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
