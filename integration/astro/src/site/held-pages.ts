import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrerenderResult } from 'astro';

interface HeldPage {
  readonly init: ResponseInit;
  readonly rest: Omit<PrerenderResult, 'response'>;
  /** The file that contains the body. It is `null` for a page without a body. */
  readonly file: string | null;
}

/**
 * Keeps rendered pages until Astro asks for them. Their bodies are in files, because there can be
 * thousands of pages.
 */
export class HeldPages {
  private readonly parent: string;
  private readonly pages = new Map<string, HeldPage>();
  private folder: Promise<string> | null = null;
  private count = 0;

  /** @param parent the folder in which a temporary folder is created */
  constructor(parent: string = tmpdir()) {
    this.parent = parent;
  }

  /**
   * Keeps a page.
   *
   * @param address the URL by which Astro will ask for the page
   */
  async hold(
    address: string,
    body: Buffer | null,
    { status, statusText, headers }: Response,
    rest: HeldPage['rest'],
  ): Promise<void> {
    let file: string | null = null;
    if (body !== null) {
      this.folder ??= mkdtemp(join(this.parent, 'astro-drift-pages-'));
      file = join(await this.folder, String(this.count++));
      await writeFile(file, body);
    }
    this.pages.set(address, { init: { status, statusText, headers }, file, rest });
  }

  /** Returns a page and forgets it. Returns `null` if there is no such page. */
  async take(address: string): Promise<PrerenderResult | null> {
    const page = this.pages.get(address);
    if (page === undefined) return null;
    this.pages.delete(address);
    const { init, file, rest } = page;
    const body = file === null ? null : await readFile(file);
    if (file !== null) await rm(file);
    return { ...rest, response: new Response(body, init) };
  }

  /** Forgets a page, so that it is rendered again. */
  drop(address: string): void {
    this.pages.delete(address);
  }

  /** Forgets all remaining pages, and removes their files. */
  async clear(): Promise<void> {
    this.pages.clear();
    if (this.folder !== null) await rm(await this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
