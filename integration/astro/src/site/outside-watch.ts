import { type Dirent, type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { foldersAbove } from '@astro-drift/engine/internal/files/folders';

/** Folders that tools write, in which nothing is watched. */
const WRITTEN_BY_TOOLS = /(?:^|\/)(?:node_modules|\.git|\.astro|dist)(?:\/|$)/;

/** Whether a file or folder belongs to a tool, such as git, and not to what people write. */
export function isWrittenByTools(path: string): boolean {
  return WRITTEN_BY_TOOLS.test(path);
}

/** The inputs of {@link OutsideWatch}. Paths are relative to `root`, but for itself. */
export interface OutsideTerms {
  /** Absolute path of the repository, links resolved. */
  readonly root: string;
  /** Whether something else watches a path already. */
  readonly isWatched: (path: string) => boolean;
  /** Something may have happened to a wanted file. */
  readonly onEvent: (path: string) => void;
  /** A folder cannot be watched; called once. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Watches files of a repository that lie outside of the folder that Vite watches. It watches their
 * folders, from the root of the repository down, and no file: git and many editors replace a file
 * instead of writing into it, and a watch of the file itself ends with that file.
 */
export class OutsideWatch {
  private readonly terms: OutsideTerms;
  private readonly watchers = new Map<string, FSWatcher>();
  /** The wanted files and folders, with the folders above them. */
  private ways: ReadonlySet<string> = new Set();
  /** The folders of which everything is wanted. */
  private folders: readonly string[] = [];
  private hasProblem = false;

  constructor(terms: OutsideTerms) {
    this.terms = terms;
  }

  /**
   * Watches these files and everything in these folders, and nothing else.
   *
   * @param since when it was found out which files are wanted, in milliseconds since 1970; what
   *   happened to them later is told
   */
  follow(files: Iterable<string>, folders: readonly string[], since: number): void {
    const wanted = [...files, ...folders].filter((path) => !this.terms.isWatched(path));
    this.ways = new Set(wanted.flatMap((path) => [path, ...foldersAbove(path)]));
    this.folders = folders;
    for (const path of this.watchers.keys()) if (path !== '' && !this.wants(path)) this.leave(path);
    if (wanted.length === 0) return;
    for (const path of this.visit('')) {
      const stats = lstatSync(join(this.terms.root, path), { throwIfNoEntry: false });
      if (stats !== undefined && stats.mtimeMs >= since) this.terms.onEvent(path);
    }
  }

  close(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private wants(path: string): boolean {
    if (this.ways.has(path)) return true;
    if (isWrittenByTools(path) || this.terms.isWatched(path)) return false;
    return this.folders.some((folder) => path.startsWith(`${folder}/`));
  }

  /**
   * Watches a folder and the wanted ones in it, unless that is done already.
   *
   * @returns the wanted files of the folders that were not watched before
   */
  private visit(folder: string): string[] {
    const isNew = this.enter(folder);
    return this.entriesOf(folder).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!this.wants(path)) return [];
      if (entry.isDirectory()) return this.visit(path);
      return isNew ? [path] : [];
    });
  }

  /** @returns whether it was not watched before */
  private enter(folder: string): boolean {
    if (this.watchers.has(folder)) return false;
    try {
      // Before its entries are read, so that none can appear unnoticed.
      const watcher = watch(join(this.terms.root, folder), { persistent: false }, (event, name) => {
        if (name !== null) this.hear(event, folder === '' ? name : `${folder}/${name}`);
      });
      watcher.on('error', () => {
        this.leave(folder);
      });
      this.watchers.set(folder, watcher);
    } catch (error) {
      if (!isGone(error) && !this.hasProblem) this.terms.onProblem(error);
      this.hasProblem ||= !isGone(error);
    }
    return true;
  }

  private entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(join(this.terms.root, folder), { withFileTypes: true });
    } catch {
      // It is gone, or is no folder any more, or cannot be read.
      return [];
    }
  }

  private isFolder(path: string): boolean {
    const file = join(this.terms.root, path);
    return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  private hear(event: string, path: string): void {
    if (!this.wants(path)) return;
    // A folder that was created may have another one's name, whose watch has ended.
    if (event === 'rename') this.leave(path);
    if (this.watchers.has(path)) return;
    for (const file of this.isFolder(path) ? this.visit(path) : [path]) this.terms.onEvent(file);
  }

  private leave(folder: string): void {
    for (const [path, watcher] of this.watchers) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      watcher.close();
      this.watchers.delete(path);
    }
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
