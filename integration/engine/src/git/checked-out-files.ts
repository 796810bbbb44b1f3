import type { Entry, EntryKind, FileTree } from '../files/file-tree.ts';
import { WorkingFiles } from '../files/working-files.ts';
import { CommittedFiles } from './committed-files.ts';
import type { Repository } from './repository.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The files of the working tree. Files that a sparse checkout leaves out are read from HEAD,
 * because git reports them as unchanged.
 */
export class CheckedOutFiles implements FileTree {
  private readonly working: WorkingFiles;
  private readonly snapshot: Snapshot;
  private readonly committed: CommittedFiles;

  constructor(repository: Repository, snapshot: Snapshot) {
    this.working = new WorkingFiles(repository.root);
    this.snapshot = snapshot;
    this.committed = new CommittedFiles(repository, snapshot.committed);
  }

  async readText(path: string): Promise<string | null> {
    const text = await this.working.readText(path);
    if (text !== null || !(await this.isLeftOut(path))) return text;
    return this.committed.readText(path);
  }

  async list(folder: string): Promise<readonly Entry[] | null> {
    const listed = await this.working.list(folder);
    const kept = await this.committed.list(folder);
    if (kept === null) return listed;
    const there = new Set(listed?.map(({ path }) => path));
    const leftOut: Entry[] = [];
    for (const entry of kept) {
      if (there.has(entry.path)) continue;
      if (entry.kind === 'folder' || (await this.isLeftOut(entry.path))) leftOut.push(entry);
    }
    if (listed === null && leftOut.every(({ kind }) => kind === 'folder')) return null;
    return [...(listed ?? []), ...leftOut];
  }

  async kindOf(path: string): Promise<EntryKind | null> {
    const kind = await this.working.kindOf(path);
    return kind ?? ((await this.isLeftOut(path)) ? this.committed.kindOf(path) : null);
  }

  /**
   * Whether a sparse checkout leaves out a file. Then the file is missing in the working tree,
   * although git reports it as unchanged.
   */
  private async isLeftOut(path: string): Promise<boolean> {
    if (!this.snapshot.isTracked(path) || this.snapshot.isUncommitted(path)) return false;
    return (await this.working.kindOf(path)) === null;
  }
}
