import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained, resolveContained, toRepositoryPath } from './contained.ts';
import type { Entry, EntryKind, FileTree } from './file-tree.ts';

/** Files as they lie in a folder, committed or not. */
export class WorkingFiles implements FileTree {
  private readonly root: string;

  /** @param root absolute path of the repository, links resolved */
  constructor(root: string) {
    this.root = root;
  }

  async readText(path: string): Promise<string | null> {
    return readContained(this.root, path);
  }

  async list(folder: string): Promise<readonly Entry[] | null> {
    if ((await resolveContained(this.root, folder)) === null) return null;
    const entries = await readdir(join(this.root, folder), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => null);
    if (entries === null) return null;
    return entries.map((entry) => ({
      path: toRepositoryPath(this.root, join(entry.parentPath, entry.name)),
      kind: kindOf(entry),
    }));
  }

  async kindOf(path: string): Promise<EntryKind | null> {
    const stats = await lstat(join(this.root, path)).catch(() => null);
    return stats === null ? null : kindOf(stats);
  }
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
