import { createHash } from 'node:crypto';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { readFiltered } from '@astro-drift/engine/internal/git/attributes';
import { decode, readBlobs, writeBlobs } from '@astro-drift/engine/internal/git/blobs';
import { findRepository, type Repository } from '@astro-drift/engine/internal/git/repository';
import { withTemporaryObjects } from '@astro-drift/engine/internal/git/temporary-objects';
import { readTrackedFiles, type TrackedFile } from '@astro-drift/engine/internal/git/tracked-files';

/** The maximum size of a file that has a source page, in bytes. */
const LARGEST = 20_000_000;

/** Git looks for a null byte in this number of bytes, to tell binary data from text. */
const SNIFFED = 8000;

/** The number of files that are open at the same time. */
const OPEN_AT_ONCE = 64;

/** A file with its content as git stores it. */
export interface SourceFile {
  readonly path: string;
  /** The id of the blob. */
  readonly oid: string;
  readonly text: string;
}

/** A file whose content in the working tree differs from what git stores. */
interface Differing {
  readonly path: string;
  /** The id of a blob with this content. */
  readonly id: string;
}

/**
 * Reads the files that a site can show. These are text files that git tracks. Symbolic links are
 * left out, and so are files behind them. Their contents are as git stores them, or as a commit now
 * would store them.
 *
 * The working tree may hold secrets, for example the plain text of an encrypted file. So the
 * content in the index is shown in two cases: if a filter applies to the file, or if git must not
 * look at the file in the working tree.
 * Decision: Show files as git stores them.
 */
export class Sources {
  private readonly repository: Repository | null;
  private readonly tracked: ReadonlyMap<string, TrackedFile>;
  /**
   * The contents that git converted, by blob id and path. They are cached, so that git is asked
   * once.
   */
  private readonly converted = new Map<string, Promise<SourceFile | null>>();

  /** @param root the absolute path of the repository, with symbolic links resolved */
  static async open(root: string): Promise<Sources> {
    const repository = await findRepository(root);
    if (repository === null) return new Sources(null, new Map());
    return new Sources(repository, await readTrackedFiles(repository));
  }

  private constructor(repository: Repository | null, tracked: ReadonlyMap<string, TrackedFile>) {
    this.repository = repository;
    this.tracked = tracked;
  }

  /**
   * Lists the paths of the files, sorted.
   *
   * @param isWanted returns whether the path of a file is of interest
   * @param isShown returns whether a file is still of interest when its content is known
   */
  async list(
    isWanted: (path: string) => boolean,
    isShown: (file: SourceFile) => boolean = () => true,
  ): Promise<string[]> {
    const wanted = [...this.tracked.keys()].filter(isWanted).sort();
    const shown = new Set<string>();
    await this.visit(wanted, (file) => {
      if (isShown(file)) shown.add(file.path);
    });
    return wanted.filter((path) => shown.has(path));
  }

  /**
   * Reads files that {@link list} has returned. A file that the site can no longer show is left
   * out.
   */
  async read(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile>> {
    const files = new Map<string, SourceFile>();
    await this.visit(paths, (file) => files.set(file.path, file));
    return files;
  }

  /**
   * Reads files and passes them on one by one. Keeps in memory only those that git stores with
   * another content.
   */
  private async visit(paths: readonly string[], take: (file: SourceFile) => void): Promise<void> {
    const differing: Differing[] = [];
    for (let first = 0; first < paths.length; first += OPEN_AT_ONCE) {
      const found = await Promise.all(
        paths.slice(first, first + OPEN_AT_ONCE).map((path) => this.look(path)),
      );
      for (const file of found) {
        if (file === null) continue;
        if ('text' in file) take(file);
        else differing.push(file);
      }
    }
    for (const file of await this.convert(differing)) take(file);
  }

  /**
   * Reads a file in the working tree. The blob id tells whether git stores the same content.
   * Returns `null` if the site cannot show the file.
   */
  private async look(path: string): Promise<SourceFile | Differing | null> {
    const file = this.tracked.get(path);
    if (file === undefined || this.repository === null) return null;
    const content = await readRegular(this.repository.root, path);
    if (content === null) return null;
    const { oid } = file;
    const id = idOf(content, oid);
    // Windows line endings are the most frequent difference. They can be replaced without git.
    const stored = id === oid ? content : withUnixLines(content);
    if (id !== oid && idOf(stored, oid) !== oid) return { path, id };
    return isBinary(stored) ? null : { path, oid, text: decode(stored) };
  }

  private async convert(differing: readonly Differing[]): Promise<SourceFile[]> {
    const keyOf = ({ path, id }: Differing): string => `${id} ${path}`;
    const fresh = differing.filter((file) => !this.converted.has(keyOf(file)));
    if (fresh.length > 0) {
      const made = this.readStored(fresh.map(({ path }) => path));
      for (const file of fresh) {
        this.converted.set(
          keyOf(file),
          made.then((files) => files.get(file.path) ?? null),
        );
      }
    }
    const files = await Promise.all(
      differing.map((file) => this.converted.get(keyOf(file)) ?? Promise.resolve(null)),
    );
    return files.filter((file) => file !== null);
  }

  /**
   * Reads the stored contents of files from git. It takes only a few processes for any number of
   * files.
   */
  private async readStored(paths: readonly string[]): Promise<ReadonlyMap<string, SourceFile>> {
    const { repository } = this;
    if (repository === null) return new Map();
    const filtered = await readFiltered(repository, paths);
    const edited = paths.filter(
      (path) => !filtered.has(path) && this.tracked.get(path)?.pinned !== true,
    );
    return withTemporaryObjects(repository, async (session) => {
      const modes = new Map(edited.map((path) => [path, '100644']));
      const written = await writeBlobs(session, modes);
      const indexed = paths.map((path) => this.tracked.get(path)?.oid ?? '');
      const texts = await readBlobs(session, [...indexed, ...written.values()]);
      return new Map(
        paths.flatMap((path, index): [string, SourceFile][] => {
          const committed = indexed[index] ?? '';
          const oid = written.get(path) ?? committed;
          const text = texts.get(oid);
          // If git stores a file as binary data, for example an encrypted file, it is never shown
          // as text.
          const isShown = ![committed, oid].some((id) => isBinary(texts.get(id) ?? ''));
          return text !== undefined && isShown ? [[path, { path, oid, text }]] : [];
        }),
      );
    });
  }
}

/**
 * Reads a file. Returns `null` if there is no such file, if it is too large, or if its path
 * contains a symbolic link.
 */
async function readRegular(root: string, path: string): Promise<Buffer | null> {
  const file = join(root, path);
  try {
    const stats = await lstat(file);
    if (!stats.isFile() || stats.size > LARGEST || (await realpath(file)) !== file) return null;
    return await readFile(file);
  } catch {
    return null;
  }
}

/** Returns the blob id of a content. The length of another id tells which hash algorithm to use. */
function idOf(content: Buffer, other: string): string {
  const hash = createHash(other.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

function withUnixLines(content: Buffer): Buffer {
  return content.includes('\r\n')
    ? Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    : content;
}

function isBinary(content: Buffer | string): boolean {
  return content.slice(0, SNIFFED).includes('\0');
}
