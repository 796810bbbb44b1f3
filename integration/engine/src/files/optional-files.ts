import type { FileTree } from './file-tree.ts';
import { Unreadable } from './unreadable.ts';

/** Reads files that a run can do without, and remembers which of them could not be read. */
export class OptionalFiles implements Pick<FileTree, 'readText'> {
  private readonly files: Pick<FileTree, 'readText'>;
  private readonly noted: Unreadable[] = [];

  constructor(files: Pick<FileTree, 'readText'>) {
    this.files = files;
  }

  get unreadable(): readonly Unreadable[] {
    return this.noted;
  }

  async readText(path: string): Promise<string | null> {
    try {
      return await this.files.readText(path);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.noted.push(error);
      return null;
    }
  }
}
