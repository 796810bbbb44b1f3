/** A file or folder in the tree beside a page. */
export interface TreeEntry {
  readonly name: string;
  readonly path: string;
  /**
   * The contents of a folder that contains the page's file. The value is `null` for all other
   * entries.
   */
  readonly level: TreeLevel | null;
  readonly isFolder: boolean;
  readonly isCurrent: boolean;
}

/**
 * The contents of a folder. If there are too many, only those nearest to the page's file are
 * included.
 */
export interface TreeLevel {
  readonly entries: readonly TreeEntry[];
  /** The number of entries that are left out. */
  readonly hidden: number;
}

/** A file, or a folder with the number of all files in it and in its subfolders. */
export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  /** The number of files in the folder. It is `null` for a file. */
  readonly fileCount: number | null;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: Set<string>;
  fileCount: number;
}

/** The maximum number of entries of one folder in the tree beside a page. */
const MOST_ENTRIES = 60;

/** The tree of the files that have a source page, and of their folders. */
export class SourceTree {
  private readonly root: Folder = makeFolder();

  /** @param paths the paths of the files, relative to the repository */
  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      let folder = this.root;
      folder.fileCount++;
      for (const part of parts) {
        const inner = folder.folders.get(part) ?? makeFolder();
        folder.folders.set(part, inner);
        inner.fileCount++;
        folder = inner;
      }
      folder.files.add(name);
    }
  }

  /** Returns the paths of all folders, sorted. The first one is `''`, the root. */
  folders(): string[] {
    const list = (folder: Folder, path: string): string[] => [
      path,
      ...[...folder.folders].flatMap(([name, inner]) => list(inner, join(path, name))),
    ];
    return list(this.root, '').sort();
  }

  /** Returns the contents of a folder, with folders before files. */
  list(path: string): FolderEntry[] {
    const folder = this.find(path);
    return folder === null ? [] : entriesOf(folder, path);
  }

  /**
   * Returns the way from the root to a file or folder, with the neighbours at each level. If there
   * are too many neighbours, only the nearest are included.
   */
  around(path: string): TreeLevel {
    return this.levelAt(this.root, '', path);
  }

  private levelAt(folder: Folder, folderPath: string, current: string): TreeLevel {
    const all = entriesOf(folder, folderPath);
    const isOnWay = (path: string): boolean => current === path || current.startsWith(`${path}/`);
    const at = Math.max(
      0,
      all.findIndex(({ path }) => isOnWay(path)),
    );
    const first = Math.max(0, Math.min(at - MOST_ENTRIES / 2, all.length - MOST_ENTRIES));
    const near = all.slice(first, first + MOST_ENTRIES);
    return {
      entries: near.map(({ name, path, fileCount }) => {
        const inner = fileCount === null ? undefined : folder.folders.get(name);
        const isOpen = inner !== undefined && isOnWay(path);
        return {
          name,
          path,
          isFolder: fileCount !== null,
          isCurrent: path === current,
          level: isOpen ? this.levelAt(inner, path, current) : null,
        };
      }),
      hidden: all.length - near.length,
    };
  }

  private find(path: string): Folder | null {
    let folder: Folder | undefined = this.root;
    for (const part of path === '' ? [] : path.split('/')) folder = folder?.folders.get(part);
    return folder ?? null;
  }
}

function makeFolder(): Folder {
  return { folders: new Map(), files: new Set(), fileCount: 0 };
}

function entriesOf(folder: Folder, path: string): FolderEntry[] {
  const folders = [...folder.folders].map(([name, { fileCount }]) => ({ name, fileCount }));
  const files = [...folder.files].map((name) => ({ name, fileCount: null }));
  return [folders.sort(byName), files.sort(byName)]
    .flat()
    .map(({ name, fileCount }) => ({ name, path: join(path, name), fileCount }));
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
