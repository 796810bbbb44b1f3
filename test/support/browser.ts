import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless browser: the system's Chromium, or the one that comes as an npm package. */
export async function openBrowser(): Promise<Browser> {
  const system = findSystem();
  if (system !== undefined) {
    return playwright.launch({
      executablePath: system,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
  }
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process, closing one context ends the whole browser.
    args: chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote'),
  });
}

/** Unpacks the browser of the npm package, before several tests would do so at once. */
export async function setup(): Promise<void> {
  if (findSystem() === undefined) await chromium.executablePath();
}

function findSystem(): string | undefined {
  return SYSTEM.find((path) => existsSync(path));
}
