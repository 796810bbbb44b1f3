import { join } from 'node:path';
import type * as z from 'zod';
import { checksumOf, evict, readCacheFile, touch, writeCacheFile } from './cache-file.ts';
import { FactTable } from './fact-table.ts';

/** The most characters of a text that is kept for later runs. */
const MOST_CHARACTERS = 64_000_000;

/** The most bytes that the folder may take. */
const MOST_BYTES = 200_000_000;

/**
 * Remembers facts that never change from one run to the next: how two blobs differ, what a document
 * says, which files a commit changed. Each kind of fact is a table, and a file of its own in the
 * folder. Several runs may use the folder at the same time. Then the last one to finish decides what
 * is remembered.
 */
export class FactStore {
  /** The folder; `null` to remember nothing after this run. */
  readonly folder: string | null;
  private readonly version: string;
  private readonly tables = new Map<string, Promise<FactTable<never>>>();
  private hasWritten = false;

  /** @param version facts that another version of the program wrote are not used */
  constructor(folder: string | null, version: string) {
    this.folder = folder;
    this.version = version;
  }

  /**
   * Returns a table. The file is read at the first call.
   *
   * @param name the name of the file, without its ending
   * @param schema is used for all facts of the table, so it must be the same in each call
   */
  async table<T>(name: string, schema: z.ZodType<T>): Promise<FactTable<T>> {
    const known = this.tables.get(name) as Promise<FactTable<T>> | undefined;
    if (known !== undefined) return known;
    const table = this.read(`${name}.jsonl`).then((text) => new FactTable(schema, text ?? ''));
    this.tables.set(name, table as Promise<FactTable<never>>);
    return table;
  }

  /**
   * Returns a text that an earlier run stored. Returns `null` if there is none, or if it is damaged.
   *
   * @param name the name of the file, without its ending
   */
  async text(name: string): Promise<string | null> {
    const stored = (await this.read(`${name}.txt`)) ?? '';
    const end = stored.indexOf('\n');
    const text = stored.slice(end + 1);
    return end > 0 && stored.slice(0, end) === checksumOf(text) ? text : null;
  }

  /** Stores a text for later runs, unless it is very long. */
  async setText(name: string, text: string): Promise<void> {
    if (text.length <= MOST_CHARACTERS) {
      await this.write(`${name}.txt`, [`${checksumOf(text)}\n`, text]);
    }
  }

  /** Writes what this run has learned. */
  async save(): Promise<void> {
    for (const [name, reading] of this.tables) {
      const table = await reading;
      if (table.hasChanged) await this.write(`${name}.jsonl`, table.lines());
    }
    if (this.folder !== null && this.hasWritten) await evict(this.folder, MOST_BYTES);
  }

  private async read(file: string): Promise<string | null> {
    if (this.folder === null) return null;
    const path = join(this.folder, file);
    const text = await readCacheFile(path, this.version);
    if (text !== null) await touch(path);
    return text;
  }

  private async write(file: string, body: Iterable<string>): Promise<void> {
    if (this.folder === null) return;
    this.hasWritten = true;
    await writeCacheFile(join(this.folder, file), this.version, body);
  }
}
