import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import type { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { addStarlightDocs, moveStarlightOn } from '../support/starlight-docs.ts';
import { addPage, starlightRepository } from '../support/starlight-site.ts';

const ROUTES = '/handbook/guides/routes/';
const SPEC = '/handbook/drift/site/src/content/docs/guides/routes.md/';
const SOURCE = '/handbook/source/src/auth/routes.py/';

const DRAWN = '/handbook/guides/drawn/';

const DIAGRAM = ['```mermaid', 'graph LR', '  a[src/auth/routes.py] --> b', '```'];

/** What a policy has blocked. */
interface Blocked {
  directive: string;
  /** Of a script, or of a style sheet. */
  code: string;
  /** In what this integration adds; Expressive Code's and Starlight's own styles are blocked too. */
  isOurs: boolean;
}

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
      config: 'security: { csp: true },',
      plugins: "drift({ rules: { 'broken-citation': 'warn' } })",
    });
    addPage(site, 'guides/drawn.md', ['title: Drawn', 'tracks: [src/auth/routes.py]'], DIAGRAM);
    repository.commit('Draw it', { date: '2026-01-10T12:10:00Z' });
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
    // As without a policy, of which the last test is.
    page = await browser.newPage({ baseURL: server.url, colorScheme: 'dark', bypassCSP: true });
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
    for (const width of [360, 800, 1280]) {
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

  it('has nothing that its Content Security Policy blocks, but for what Starlight has', async () => {
    const strict = await browser.newPage({ baseURL: server.url });
    await strict.addInitScript(() => {
      const blocked: Blocked[] = [];
      Object.assign(window, { blocked });
      document.addEventListener('securitypolicyviolation', ({ target, violatedDirective }) => {
        const element = target instanceof Element ? target : null;
        const isCode = element?.matches('script, style') === true;
        const own = '[class*="drift-"], [class*="drift-"] :not(.expressive-code *)';
        blocked.push({
          directive: violatedDirective,
          code: isCode ? element.textContent : '',
          isOurs: element?.matches(own) !== false,
        });
      });
    });
    const visit = async (path: string): Promise<Blocked[]> => {
      await strict.goto(path);
      const preview = strict.locator('[data-preview]').first();
      if ((await preview.count()) > 0) {
        await preview.hover();
        await strict.locator('.drift-preview:popover-open').waitFor();
      }
      return strict.evaluate<Blocked[]>('window.blocked');
    };
    const known = new Set((await visit('/handbook/guides/plain/')).map(({ code }) => code));
    expect(known.size).toBeGreaterThan(1);
    for (const path of [ROUTES, DRAWN, '/handbook/', '/handbook/drift/', SPEC, SOURCE]) {
      const blocked = await visit(path);
      expect(
        blocked.filter(({ isOurs }) => isOurs),
        path,
      ).toEqual([]);
      expect(
        blocked.filter(({ code }) => !known.has(code)),
        path,
      ).toEqual([]);
      expect(
        blocked.filter(({ directive }) => directive === 'style-src-elem'),
        path,
      ).toEqual([]);
    }
    await strict.goto(DRAWN);
    await strict.locator('.drift-diagram svg .drift-drifted').waitFor();
    await strict.goto(`${SOURCE}#L2`);
    await strict.locator('.drift-copy').waitFor();
  });
});
