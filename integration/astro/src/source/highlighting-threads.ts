import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { Runs } from './runs.ts';
import type { Code, CodeHighlighter, ShikiSetup } from './shiki.ts';

/** More threads would each load languages that few files need. */
const MOST_THREADS = 4;

/**
 * Highlights code beside everything else that a build does. It is by far the slowest part of a page
 * of source code, and one processor is left to Astro.
 */
export class HighlightingThreads implements CodeHighlighter {
  private readonly pool: Tinypool;

  constructor(setup: ShikiSetup) {
    const extension = extname(import.meta.url);
    const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
    this.pool = new Tinypool({
      filename: new URL(`./highlighting-thread${extension}`, import.meta.url),
      // They are not given up while there is nothing to do, as each took long to load its languages.
      minThreads: threads,
      maxThreads: threads,
      workerData: setup,
    });
  }

  async highlight(code: Code): Promise<Runs> {
    return (await this.pool.run(code)) as Runs;
  }

  async end(): Promise<void> {
    await this.pool.destroy();
  }
}
