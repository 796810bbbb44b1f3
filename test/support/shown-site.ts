import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { StaticServer } from './server.ts';
import type { TestSite } from './site.ts';

/** A site on a server, and the browser of the run to look at it with. */
export class ShownSite {
  private readonly server: StaticServer;
  private readonly browser: Browser;

  private constructor(server: StaticServer, browser: Browser) {
    this.server = server;
    this.browser = browser;
  }

  /** Shows what is in a folder. */
  static async serve(folder: string): Promise<ShownSite> {
    const browser = await chromium.connect(inject('browser'));
    return new ShownSite(await StaticServer.start(folder), browser);
  }

  /**
   * Builds a site and shows it.
   *
   * @throws {Error} with what the build said, when it fails
   */
  static async build(site: TestSite): Promise<ShownSite> {
    const { code, output } = await site.build();
    if (code !== 0) throw new Error(output);
    return ShownSite.serve(join(site.root, 'dist'));
  }

  get url(): string {
    return this.server.url;
  }

  /** An empty page in a context of its own, for the time of a test. */
  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({ baseURL: this.url, ...options });
    page.setDefaultTimeout(inject('hang'));
    onTestFinished(() => page.close());
    return page;
  }

  /** A page of the site in a context of its own, for the time of a test. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPage(options);
    await page.goto(path);
    return page;
  }

  async close(): Promise<void> {
    this.server.close();
    await this.browser.close();
  }
}
