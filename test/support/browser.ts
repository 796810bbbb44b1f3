import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test connects to the browser. */
    browser: string;
    /** How long a browser test waits for a state of a page, in milliseconds. */
    hang: number;
  }
}

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts the headless browser that all browser tests of a run share. It is the system's Chromium,
 * or else the one that comes as an npm package. The environment variable `CHROMIUM` chooses:
 * `CHROMIUM=package`, or `CHROMIUM=/path/to/a/chromium`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: await findChromium(process.env['CHROMIUM']),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}

async function findChromium(chosen: string | undefined): Promise<string> {
  const path = chosen ?? SYSTEM.find((system) => existsSync(system)) ?? 'package';
  return path === 'package' ? packaged.executablePath() : path;
}
