import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import type { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { addStarlightDocs, moveStarlightOn } from '../support/starlight-docs.ts';
import { starlightRepository } from '../support/starlight-site.ts';

const ROUTES = '/handbook/guides/routes/';
const SPEC = '/handbook/drift/site/src/content/docs/guides/routes.md/';
const SOURCE = '/handbook/source/src/auth/routes.py/';

/** Of Starlight's own search button. */
const OWN = 'label-content-name-mismatch: button[data-open-modal=""]';

describe('a Starlight site with the plugin', () => {
  let repository: TestRepository;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    repository = starlightRepository();
    const site = addStarlightDocs(repository, {
      plugins: "drift({ rules: { 'broken-citation': 'warn' } })",
    });
    moveStarlightOn(repository);
    const [{ code, output }] = await Promise.all([
      site.build(),
      openBrowser().then((opened) => {
        browser = opened;
      }),
    ]);
    expect(code, output).toBe(0);
    mkdirSync(join(site.root, 'served'));
    renameSync(join(site.root, 'dist'), join(site.root, 'served/handbook'));
    server = await StaticServer.start(join(site.root, 'served'));
    page = await browser.newPage({ baseURL: server.url, colorScheme: 'dark' });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  const choose = async (theme: string): Promise<void> => {
    await page.evaluate(`localStorage.setItem('starlight-theme', '${theme}')`);
  };

  it.each(['light', 'dark'])('is right for everyone when its reader chooses %s', async (theme) => {
    await page.goto(ROUTES);
    await choose(theme);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of [ROUTES, '/handbook/', '/handbook/drift/', SPEC, SOURCE]) {
        await page.goto(path);
        await page.evaluate(
          'document.querySelectorAll(".drift-banner details, .drift-sources details").forEach((details) => { details.open = true; })',
        );
        expect((await violationsOf(page)).filter((found) => found !== OWN)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
      }
    }
  });

  it('takes its colours from Starlight, which follow the choice of its reader', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await choose('light');
    await page.goto(ROUTES);
    const colours = async (): Promise<string[]> =>
      page.evaluate(() =>
        ['.drift-banner', '.starlight-aside--caution'].map((place) => {
          const element = document.querySelector(place);
          return element === null ? place : getComputedStyle(element).backgroundColor;
        }),
      );
    const [light, aside] = await colours();
    expect(light).toBe(aside);
    await page.getByRole('banner').getByLabel('Select theme').selectOption('dark');
    const [dark, darkAside] = await colours();
    expect(dark).toBe(darkAside);
    expect(dark).not.toBe(light);
  });

  it('leads from the sidebar to the banner, and from there through its own pages', async () => {
    await page.goto('/handbook/guides/plain/');
    await page.getByRole('link', { name: 'Routes, by hand Stale' }).click();
    const banner = page.getByRole('complementary', { name: 'Freshness of this page' });
    await banner.getByRole('link', { name: 'See every line that changed' }).click();
    expect(page.url()).toBe(server.url + SPEC);
    expect(await page.getByRole('banner').getByLabel('Select language').isVisible()).toBe(false);
    await page.getByRole('navigation', { name: 'On this page' }).getByText('What changed').click();
    expect(page.url()).toBe(`${server.url}${SPEC}#drift-changes`);
    const heading = await page.locator('#drift-changes').boundingBox();
    expect(heading?.y).toBeGreaterThan(60);
    await page.getByRole('main').getByRole('link', { name: 'Drift report' }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: 'site/src/content/docs/de/guides/routes.md' })
      .first()
      .click();
    expect(page.url()).toBe(`${server.url}/handbook/de/guides/routes/`);
  });

  it('finds the words of its pages, and none that were added', async () => {
    await page.goto('/handbook/drift/');
    const search = async (text: string): Promise<string[]> => {
      await page.evaluate(`window.found = undefined; import('/handbook/pagefind/pagefind.js')
        .then(async (pagefind) => {
          const { results } = await pagefind.search(${JSON.stringify(text)});
          return Promise.all(results.map(async (result) => (await result.data()).url));
        }).then((found) => { window.found = found; })`);
      const found = await page.waitForFunction('window.found');
      return (await found.jsonValue()) as string[];
    };
    expect(await search('handler stands')).toContain(ROUTES);
    expect(await search('"may be out of date"')).toEqual([]);
    expect(await search('"written from"')).toEqual([]);
    expect(await search('"changed since this was written"')).toEqual([]);
    expect(await search('"inserted"')).toEqual([]);
  });

  it('shows the first lines of a citation in its own colours', async () => {
    await page.goto(ROUTES);
    await page.getByRole('link', { name: 'src/auth/routes.py:12' }).hover();
    const preview = page.locator('.drift-preview:popover-open');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('line 12');
  });
});
