import { join } from 'node:path';
import type * as z from 'zod';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import { FactTable } from './fact-table.ts';

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

  /** Reads a file of the folder. Returns `null` if no run with the same version wrote it. */
  async read(name: string): Promise<string | null> {
    return this.folder === null ? null : readCacheFile(join(this.folder, name), this.version);
  }

  /** Writes a file of the folder. */
  async write(name: string, body: Iterable<string>): Promise<void> {
    if (this.folder !== null) {
      await writeCacheFile(join(this.folder, name), this.version, body);
    }
  }

  /** Writes what this run has learned. */
  async save(): Promise<void> {
    for (const [name, reading] of this.tables) {
      const table = await reading;
      if (table.hasChanged) await this.write(`${name}.jsonl`, table.lines());
    }
  }
}
