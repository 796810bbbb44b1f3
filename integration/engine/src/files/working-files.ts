import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readContained, resolveContained, toRepositoryPath } from './safe-path.ts';
import type { Entry, EntryKind, FileTree } from './file-tree.ts';
import { GONE, Unreadable, whereThere } from './unreadable.ts';

/** The files in a folder as they are now, committed or not. */
export class WorkingFiles implements FileTree {
  private readonly root: string;

  /** @param root the absolute path of the repository, with links resolved */
  constructor(root: string) {
    this.root = root;
  }

  async readText(path: string): Promise<string | null> {
    return readContained(this.root, path);
  }

  async list(folder: string): Promise<readonly Entry[] | null> {
    try {
      if ((await resolveContained(this.root, folder)) === null) return null;
      return await this.listBelow(toRepositoryPath(this.root, join(this.root, folder)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return [{ path: folder, kind: 'folder', problem: error.reason }];
    }
  }

  async kindOf(path: string): Promise<EntryKind | null> {
    const stats = await whereThere(path, lstat(join(this.root, path)));
    return stats === null ? null : kindOf(stats);
  }

  private async listBelow(
    folder: string,
    absent?: ReadonlySet<string>,
  ): Promise<readonly Entry[] | null> {
    const reading = readdir(join(this.root, folder), { withFileTypes: true });
    const found = await whereThere(folder, reading, absent);
    if (found === null) return null;
    const listed = found.map(async (entry): Promise<readonly Entry[]> => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const kind = kindOf(entry);
      if (kind !== 'folder') return [{ path, kind }];
      try {
        return [{ path, kind }, ...((await this.listBelow(path, GONE)) ?? [])];
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return [{ path, kind, problem: error.reason }];
      }
    });
    return (await Promise.all(listed)).flat();
  }
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
