import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { StaticServer } from './server.ts';
import type { TestSite } from './site.ts';

/** What it takes to look at a site; both have to be closed. */
export interface ShownSite {
  readonly server: StaticServer;
  readonly browser: Browser;
}

/**
 * Builds and serves a site, and opens a browser meanwhile.
 *
 * @throws {Error} with what the build said, when it fails
 */
export async function showSite(site: TestSite): Promise<ShownSite> {
  const [{ code, output }, browser] = await Promise.all([site.build(), openBrowser()]);
  if (code !== 0) {
    await browser.close();
    throw new Error(output);
  }
  return { server: await StaticServer.start(join(site.root, 'dist')), browser };
}
