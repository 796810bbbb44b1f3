import type { Entry, EntryKind, FileTree } from '../files/file-tree.ts';
import { Unreadable } from '../files/unreadable.ts';
import { fetchTexts, mayRecall } from './fetch.ts';
import type { Files, FileState } from './files.ts';
import { BatchedReader } from './batched-reader.ts';
import type { Repository } from './repository.ts';
import { withTemporaryObjects } from './temporary-objects.ts';

/** The maximum number of symbolic links that are followed for one path. */
const LINKS = 40;

const LINK = '120000';

/** The files of a commit. The working tree does not matter. */
export class CommittedFiles implements FileTree {
  private readonly files: Files;
  private readonly repository: Repository;
  private readonly texts: BatchedReader;
  private readonly missing = new Set<string>();
  private knownFolders: ReadonlySet<string> | null = null;

  /** @param files all files of the commit */
  constructor(repository: Repository, files: Files) {
    this.files = files;
    this.repository = repository;
    this.texts = new BatchedReader(async (oids) => {
      const wanted = new Set(oids);
      const texts = await withTemporaryObjects(repository, (session) =>
        fetchTexts(session, wanted),
      );
      for (const oid of wanted) if (!texts.has(oid)) this.missing.add(oid);
      return texts;
    });
  }

  contentIdOf(path: string): string | null {
    const state = this.files.get(path);
    return state !== undefined && isFile(state) && mayRecall(this.repository) ? state.oid : null;
  }

  async readText(path: string): Promise<string | null> {
    const own = this.files.get(path);
    if (own !== undefined && isFile(own)) return this.readFile(path, own);
    const real = await this.resolve(path);
    const state = this.files.get(real ?? '');
    return state !== undefined && isFile(state) ? this.readFile(path, state) : null;
  }

  async list(folder: string): Promise<readonly Entry[] | null> {
    let real: string | null;
    try {
      real = await this.resolve(folder);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return [{ path: folder, kind: 'folder', problem: error.reason }];
    }
    if (real === null || !this.isFolder(real)) return null;
    const inside = real === '' ? '' : `${real}/`;
    const shown = folder === '.' || folder === '' ? '' : `${folder.replace(/\/+$/, '')}/`;
    const entries: Entry[] = [];
    const add = (path: string, kind: EntryKind): void => {
      if (path.startsWith(inside)) entries.push({ path: shown + path.slice(inside.length), kind });
    };
    for (const [path, state] of this.files) add(path, kindOf(state));
    for (const path of this.folders) add(path, 'folder');
    return entries;
  }

  async kindOf(path: string): Promise<EntryKind | null> {
    const at = path.lastIndexOf('/');
    const parent = await this.resolve(path.slice(0, Math.max(at, 0)));
    if (parent === null) return null;
    const real = parent === '' ? path.slice(at + 1) : `${parent}/${path.slice(at + 1)}`;
    const state = this.files.get(real);
    if (state !== undefined) return this.missing.has(state.oid) ? null : kindOf(state);
    return this.isFolder(real) ? 'folder' : null;
  }

  /**
   * Follows all symbolic links of a path. Returns `null` if one leads out of the repository, or to
   * a path that does not exist.
   *
   * @throws {Unreadable} when there are too many links
   */
  private async resolve(path: string): Promise<string | null> {
    const done: string[] = [];
    const pending = path.split('/').reverse();
    let links = 0;
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      if (part === '' || part === '.') continue;
      if (part === '..') {
        if (done.length === 0 || !this.isFolder(done.join('/'))) return null;
        done.pop();
        continue;
      }
      done.push(part);
      const state = this.files.get(done.join('/'));
      if (state?.mode !== LINK) continue;
      const target = await this.read(state.oid);
      if (target === null || target.startsWith('/')) return null;
      if (++links > LINKS)
        throw new Unreadable(path, 'too many symbolic links encountered (ELOOP)');
      done.pop();
      pending.push(...target.split('/').reverse());
    }
    return done.join('/');
  }

  private async readFile(path: string, { oid }: FileState): Promise<string> {
    const text = await this.read(oid);
    if (text === null) throw new Unreadable(path, 'its content is not in this clone');
    return text;
  }

  private async read(oid: string): Promise<string | null> {
    return (await this.texts.read([oid])).get(oid) ?? null;
  }

  private isFolder(path: string): boolean {
    return path === '' || this.folders.has(path);
  }

  private get folders(): ReadonlySet<string> {
    return (this.knownFolders ??= foldersOf(this.files.keys()));
  }
}

function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function isFile({ mode }: FileState): boolean {
  return mode.startsWith('100');
}

/** Returns the kind of a file. A submodule is a folder whose files belong to another repository. */
function kindOf({ mode }: FileState): EntryKind {
  if (mode === LINK) return 'link';
  return mode.startsWith('100') ? 'file' : 'folder';
}
