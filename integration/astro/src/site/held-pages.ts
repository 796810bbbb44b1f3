import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrerenderResult } from 'astro';

interface HeldPage {
  readonly init: ResponseInit;
  readonly rest: Omit<PrerenderResult, 'response'>;
  /** Where its body is; `null` for a page without one. */
  readonly file: string | null;
}

/** Pages that are rendered, and not asked for yet. Their bodies are files, as there may be thousands. */
export class HeldPages {
  private readonly parent: string;
  private readonly pages = new Map<string, HeldPage>();
  private folder: Promise<string> | null = null;
  private count = 0;

  /** @param parent where their folder is */
  constructor(parent: string = tmpdir()) {
    this.parent = parent;
  }

  /** @param address of the page, by which it is asked for */
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

  /** The page, once; `null` where none is held. */
  async take(address: string): Promise<PrerenderResult | null> {
    const page = this.pages.get(address);
    if (page === undefined) return null;
    this.pages.delete(address);
    const { init, file, rest } = page;
    const body = file === null ? null : await readFile(file);
    if (file !== null) await rm(file);
    return { ...rest, response: new Response(body, init) };
  }

  /** Drops a page, so that it is rendered anew. */
  drop(address: string): void {
    this.pages.delete(address);
  }

  /** Removes what has not been asked for. */
  async clear(): Promise<void> {
    this.pages.clear();
    if (this.folder !== null) await rm(await this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
