import type { Entry, EntryKind, FileTree } from '../files/file-tree.ts';
import { Unreadable } from '../files/unreadable.ts';
import { CommittedFiles } from '../git/committed-files.ts';
import type { Files } from '../git/files.ts';
import type { Repository } from '../git/repository.ts';

/**
 * Reads files of a working tree that has no uncommitted changes, and notes whether all of them are
 * committed. git says nothing about the files that it ignores. Nevertheless they may be specs,
 * documents or acceptances.
 */
export class ComparedFiles implements FileTree {
  private readonly files: FileTree;
  private readonly states: Files;
  private readonly committed: CommittedFiles;
  private hasOthers = false;

  /** @param states all committed files */
  constructor(files: FileTree, repository: Repository, states: Files) {
    this.files = files;
    this.states = states;
    this.committed = new CommittedFiles(repository, states);
  }

  /** Whether the commit has the same at all paths that were read. */
  get areCommitted(): boolean {
    return !this.hasOthers;
  }

  async readText(path: string): Promise<string | null> {
    const text = await this.note(this.files.readText(path));
    const isFile = text !== null && this.states.get(path)?.mode.startsWith('100') === true;
    // The path may be that of a symbolic link, which leads to another file.
    if (!isFile) await this.compare(text, this.committed.readText(path));
    return text;
  }

  async list(folder: string): Promise<readonly Entry[] | null> {
    const entries = await this.note(this.files.list(folder));
    await this.compare(namesOf(entries), this.committed.list(folder).then(namesOf));
    return entries;
  }

  async kindOf(path: string): Promise<EntryKind | null> {
    const kind = await this.note(this.files.kindOf(path));
    await this.compare(kind, this.committed.kindOf(path));
    return kind;
  }

  private async compare(found: string | null, reading: Promise<string | null>): Promise<void> {
    const committed = await this.note(reading).catch((error: unknown) => {
      if (error instanceof Unreadable) return null;
      throw error;
    });
    if (committed !== found) this.hasOthers = true;
  }

  /** What cannot be read may differ. */
  private async note<T>(reading: Promise<T>): Promise<T> {
    try {
      return await reading;
    } catch (error) {
      this.hasOthers = true;
      throw error;
    }
  }
}

/** Returns the files and links of a list as a text that is the same for the same entries. */
function namesOf(entries: readonly Entry[] | null): string | null {
  if (entries === null) return null;
  const names = entries
    .filter(({ kind, problem }) => kind !== 'folder' || problem !== undefined)
    .map(({ path, kind, problem = '' }) => [path, kind, problem].join('\0'));
  return names.sort().join('\n');
}
