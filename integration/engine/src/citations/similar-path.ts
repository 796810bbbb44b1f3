import { distance } from 'fastest-levenshtein';
import { nameOf } from '../files/name.ts';

/** Finds the file that somebody meant by a path that leads nowhere. */
export class SimilarPaths {
  private readonly paths: () => Iterable<string>;
  private names: ReadonlyMap<string, readonly string[]> | null = null;

  /** @param paths returns the files that exist; it is called when it is first needed */
  constructor(paths: () => Iterable<string>) {
    this.paths = paths;
  }

  /**
   * Returns the file with the same name in another folder, or with a name that differs by a typing
   * error. One of the folders has to be the same, unless the file stands at the root. Of several,
   * the one whose folders are most similar is taken.
   *
   * @returns `null` if there is no such file, or if two of them are equally similar
   */
  find(written: string): string | null {
    this.names ??= Map.groupBy(this.paths(), nameOf);
    const name = nameOf(written);
    const same = this.names.get(name) ?? [];
    return nearest(written, same.length > 0 ? same : this.resembling(name));
  }

  private resembling(name: string): string[] {
    // Short names resemble each other by chance. Two swapped letters are two edits.
    const { length } = name.replace(/\.[^.]*$/, '');
    const most = length < 3 ? 0 : length < 5 ? 1 : 2;
    return [...(this.names ?? [])].flatMap(([other, paths]) => {
      if (Math.abs(other.length - name.length) > most) return [];
      return distance(name, other) <= most ? paths : [];
    });
  }
}

function nearest(written: string, paths: readonly string[]): string | null {
  const folders = new Set(foldersOf(written));
  const [best, second] = paths
    .filter((path) => {
      const own = foldersOf(path);
      return own.length === 0 || own.some((folder) => folders.has(folder));
    })
    .map((path) => ({ path, away: awayFrom(written, path) }))
    .sort((a, b) => a.away - b.away);
  if (best === undefined || best.away === second?.away) return null;
  return best.path;
}

function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1);
}

/** Compares a written path with as many of the last parts of another path. */
function awayFrom(written: string, path: string): number {
  const parts = path.split('/');
  const end = parts.slice(-written.split('/').length).join('/');
  return Math.min(distance(written, end), distance(written, path));
}
