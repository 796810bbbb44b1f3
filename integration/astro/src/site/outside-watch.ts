import { type Dirent, type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { foldersAbove } from '@astro-drift/engine/internal/files/folders';

/** Matches folders that tools write. Nothing in these folders is watched. */
const WRITTEN_BY_TOOLS = /(?:^|\/)(?:node_modules|\.git|\.astro|dist)(?:\/|$)/;

/** Returns whether tools such as git write this file or folder. */
export function isWrittenByTools(path: string): boolean {
  return WRITTEN_BY_TOOLS.test(path);
}

/** What {@link OutsideWatch} needs. All other paths are relative to `root`. */
export interface OutsideTerms {
  /** The absolute path of the repository, with symbolic links resolved. */
  readonly root: string;
  /** Returns whether other code already watches a path. */
  readonly isWatched: (path: string) => boolean;
  /** Is called when a watched file may have changed. */
  readonly onEvent: (path: string) => void;
  /** Is called if a folder cannot be watched. It is called only once. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Watches those files of a repository that are outside of the folder that Vite watches. It watches
 * folders, from the root of the repository down, and not single files. The reason is that git and
 * many editors replace a file. The watch of a file would end with the old file.
 */
export class OutsideWatch {
  private readonly terms: OutsideTerms;
  private readonly watchers = new Map<string, FSWatcher>();
  /** The watched files and folders, and all folders that contain them. */
  private ways: ReadonlySet<string> = new Set();
  /** The folders in which every file is watched. */
  private folders: readonly string[] = [];
  private hasProblem = false;

  constructor(terms: OutsideTerms) {
    this.terms = terms;
  }

  /**
   * Replaces the watched files and folders.
   *
   * @param since the time when the files were listed, in milliseconds since 1970; later changes are
   * reported
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
   * Watches a folder and its wanted subfolders.
   *
   * @returns the wanted files in folders that were not watched before
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

  /**
   * Watches one folder.
   *
   * @returns whether the folder was not watched before
   */
  private enter(folder: string): boolean {
    if (this.watchers.has(folder)) return false;
    try {
      // The watch begins before the entries are read, so that no new entry is missed.
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
      // The folder is gone, has become a file, or cannot be read.
      return [];
    }
  }

  private isFolder(path: string): boolean {
    const file = join(this.terms.root, path);
    return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  private hear(event: string, path: string): void {
    if (!this.wants(path)) return;
    // A new folder can have the name of an old one. The watch of the old one has ended.
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
