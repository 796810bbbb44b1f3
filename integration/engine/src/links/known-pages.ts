import { PathEndings } from '../citations/known-files.ts';
import { SimilarPaths } from '../citations/similar-path.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { isSurelyMissing, type Site } from './sites.ts';
import { foldersAbove } from './target-paths.ts';

/** For so many paths it is searched what may have been meant. Each search reads all names of files. */
const MOST_SEARCHES = 200;

/** The mode of a symbolic link. */
const LINK = '120000';

/** The files of a repository, as far as links need them. */
export class KnownPages {
  private readonly snapshot: Snapshot;
  private readonly endings: PathEndings;
  private readonly similar: SimilarPaths;
  private readonly meant = new Map<string, string | null>();
  private folders: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(snapshot: Snapshot) {
    const paths = [...snapshot.paths()];
    this.snapshot = snapshot;
    this.endings = new PathEndings(paths);
    this.similar = new SimilarPaths(() => paths);
  }

  readonly exists = (path: string): boolean => this.snapshot.exists(path);

  /** Whether a file is a symbolic link. */
  isLink(path: string): boolean {
    return this.snapshot.stateOf(path)?.mode === LINK;
  }

  /** Returns the files directly in a folder. */
  readonly filesIn = (folder: string): readonly string[] => {
    this.folders ??= Map.groupBy(this.snapshot.paths(), (path) => foldersAbove(path)[0] ?? '');
    return this.folders.get(folder) ?? [];
  };

  /**
   * Returns the files that may have been meant by a path that leads nowhere. Returns `null` if it is
   * not sure that there is no such file.
   *
   * @param written the path as it is written
   * @param paths the paths that it may mean
   */
  findMeant(written: string, paths: readonly string[]): readonly string[] | null {
    if (this.mayBeElsewhere(paths)) return null;
    const isFromRoot = written.startsWith('/');
    if (isFromRoot && this.endings.endingIn(written.slice(1)).length > 0) return null;
    const similar = this.findSimilar(paths[0] ?? '');
    if (similar !== null) return [similar];
    // A folder without tracked files may be generated.
    const isFolder = paths.some((path) => this.filesIn(foldersAbove(path)[0] ?? '').length > 0);
    return isFolder ? [] : null;
  }

  /** Finds the pages that may have been meant by an address, as {@link findMeant} does. */
  findMeantAt(places: readonly string[], site: Site): readonly string[] | null {
    if (places.length === 0 || this.mayBeElsewhere(places)) return null;
    if (!places.every((place) => isSurelyMissing(place, site, this))) return null;
    const similar = this.findSimilar(`${places[0] ?? ''}.md`);
    return similar === null ? [] : [similar];
  }

  private findSimilar(path: string): string | null {
    const known = this.meant.get(path);
    if (known !== undefined || this.meant.size >= MOST_SEARCHES) return known ?? null;
    const found = this.similar.find(path);
    this.meant.set(path, found);
    return found;
  }

  /** Whether a symbolic link or a submodule may have a file. */
  private mayBeElsewhere(paths: readonly string[]): boolean {
    return paths.some((path) => foldersAbove(path).some(this.exists));
  }
}
