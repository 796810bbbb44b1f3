import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SiteAssets } from '../../integration/src/astro/assets.ts';
import { addScripts } from '../../integration/src/page/scripts.ts';
import { openBrowser } from '../support/browser.ts';
import { figureOf, FLOWCHART } from '../support/diagrams.ts';
import { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { TestSite } from '../support/site.ts';

const CITATION = '<a data-preview="drift-preview-1" href="/">src/a.py:1</a>';
const PREVIEW = '<div popover="manual" class="drift-preview" id="drift-preview-1">line one</div>';

describe("a site with Astro's view transitions", () => {
  let repository: TestRepository;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    repository = TestRepository.nearby();
    const site = new TestSite(repository);
    const assets = new SiteAssets(
      '_astro',
      new URL('../../integration/dist/client/', import.meta.url),
    );
    const bodies = {
      index: '<h1>Start</h1><a href="/one/">One</a>',
      one: `<h1>One</h1><a href="/two/">Two</a>${figureOf(FLOWCHART)}${CITATION}${PREVIEW}`,
      two: `<h1>Two</h1><a href="/one/">One</a>${figureOf(FLOWCHART)}`,
    };
    for (const [name, body] of Object.entries(bodies)) {
      const markup = addScripts(body, (script) => `/${assets.folder}/${script}`);
      site.write(
        `src/pages/${name}.astro`,
        `---
import { ClientRouter } from 'astro:transitions';

const markup = ${JSON.stringify(markup)};
---

<html lang="en">
  <head><title>${name}</title><ClientRouter /></head>
  <body><Fragment set:html={markup} /></body>
</html>
`,
      );
    }
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const folder = join(site.root, 'dist');
    await assets.write(pathToFileURL(`${folder}/`), { previews: true, diagrams: true });
    server = await StaticServer.start(folder);
    browser = await openBrowser();
    page = await browser.newPage({ baseURL: server.url });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  it('draws the diagrams and shows the previews of every page, again and again', async () => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/');
    await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
    for (const name of ['One', 'Two', 'One']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name }).waitFor();
      await expect
        .poll(() => page.locator('.drift-diagram-view > svg').count(), { timeout: 20_000 })
        .toBe(1);
      expect(await page.locator('svg a').count()).toBe(4);
      expect(await page.getByRole('button', { name: 'Show as text' }).count()).toBe(1);
      if (name === 'Two') continue;
      // While a transition runs, its picture of the page is above everything.
      await page.evaluate(() =>
        Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
      );
      const preview = page.getByText('line one');
      await expect
        .poll(async () => {
          await page.mouse.move(0, 0);
          await page.getByRole('link', { name: 'src/a.py:1' }).hover();
          return preview.waitFor({ timeout: 2000 }).then(() => preview.isVisible());
        })
        .toBe(true);
    }
    expect(await page.evaluate(() => 'isSameDocument' in globalThis)).toBe(true);
    await page.locator('svg').getByText('Login').click();
    await page.waitForURL('**/source/src/auth/routes.py.html');
    expect(errors).toEqual([]);
  });
});
