import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { Runs } from './token-runs.ts';
import type { Code, CodeHighlighter, ShikiSetup } from './shiki.ts';

/**
 * The maximum number of threads. Each further thread would load languages again, even those that
 * few files need.
 */
const MOST_THREADS = 4;

/**
 * Highlights code in threads, while the main thread builds other pages. Highlighting is the slowest
 * part of a source page. One processor is left for Astro.
 */
export class HighlightingThreads implements CodeHighlighter {
  private readonly pool: Tinypool;

  constructor(setup: ShikiSetup) {
    const extension = extname(import.meta.url);
    const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
    this.pool = new Tinypool({
      filename: new URL(`./highlighting-thread${extension}`, import.meta.url),
      // Idle threads are kept, because it takes long to load languages.
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
