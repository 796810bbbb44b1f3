import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@astro-drift/engine/internal/files/write-file';
import { readRuns, type Runs } from './token-runs.ts';

/** The maximum size of the cache, in characters. */
const CAPACITY = 256_000_000;

/**
 * Caches highlighted texts between builds, in one file for each text. Ignores files that are
 * broken, and errors when a file is written.
 */
export class HighlightCache {
  private readonly folder: string | null;
  private readonly settings: string;
  private readonly used = new Set<string>();
  private size = 0;

  /**
   * @param folder the folder of the files; `null` if there is no cache
   * @param settings a name that stands for everything, except the text, on which the result depends
   */
  constructor(folder: string | null, settings: string) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * Returns the cached result. Returns `null` if there is none.
   *
   * @param key a text that can be a file name
   */
  async read(key: string): Promise<Runs | null> {
    if (this.folder === null) return null;
    const json = await readFile(this.fileOf(this.folder, key), 'utf8').catch(() => null);
    const runs = json === null ? null : readRuns(json);
    if (json === null || runs === null || !this.admit(key, json)) return null;
    return runs;
  }

  async write(key: string, runs: Runs): Promise<void> {
    const json = JSON.stringify(runs);
    if (this.folder === null || !this.admit(key, json)) return;
    try {
      await writeWhole(this.fileOf(this.folder, key), json);
    } catch {
      return;
    }
  }

  /** Removes files of other settings, and files that this run has not used. */
  async prune(): Promise<void> {
    if (this.folder === null) return;
    const { folder, settings } = this;
    const stale = [
      ...(await list(folder)).filter((name) => name !== settings),
      ...(await list(join(folder, settings)))
        .filter((name) => !this.used.has(name))
        .map((name) => join(settings, name)),
    ];
    for (const name of stale) {
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }

  private admit(key: string, json: string): boolean {
    if (this.used.has(`${key}.json`)) return true;
    if (this.size + json.length > CAPACITY) return false;
    this.size += json.length;
    this.used.add(`${key}.json`);
    return true;
  }

  private fileOf(folder: string, key: string): string {
    return join(folder, this.settings, `${key}.json`);
  }
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
