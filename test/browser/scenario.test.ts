import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTechCorpSite } from '../scenario/site.ts';
import { buildTechCorp } from '../scenario/techcorp.ts';
import type { TestRepository } from '../support/repository.ts';
import type { StaticServer } from '../support/server.ts';
import { showSite } from '../support/shown-site.ts';

const MODULES = '/docs/architecture/modules/';
const CITATION = 'src/auth/routes.py:1-150';

describe("TechCorp's site on 2026-02-15", () => {
  let repository: TestRepository;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    repository = buildTechCorp({ chapter: 'drifted', schedule: 'weekly' });
    ({ server, browser } = await showSite(addTechCorpSite(repository)));
    page = await browser.newPage({ baseURL: server.url });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  it('warns the reader at the top of the page', async () => {
    await page.goto(MODULES);
    const banner = page.getByRole('complementary', { name: 'Freshness of this page' });
    expect(await banner.isVisible()).toBe(true);
    expect(await banner.innerText()).toContain(
      'This page may be out of date. 1 of 154 source files behind this page has changed since 2026-01-28.',
    );
    await banner.getByText('What changed').click();
    expect(await banner.innerText()).toContain(
      'src/auth/routes.py modified 2026-02-15, +45 −12\nNew endpoint: /auth/mfa/setup\n',
    );
    await banner.getByRole('link', { name: 'Auth Module' }).click();
    expect(page.url()).toBe(`${server.url}${MODULES}#auth-module`);
    const heading = await page.locator('#auth-module').boundingBox();
    expect(heading?.y).toBeLessThan(200);
  });

  it('lists the sources at the end of the page', async () => {
    await page.goto(MODULES);
    const panel = page.getByRole('complementary', { name: 'Sources of this page' });
    await panel.getByText('Written from 154 source files').click();
    const text = await panel.innerText();
    expect(text).toContain('Document system architecture');
    expect(text).toContain('completed_at: 2026-01-28T14:45:00Z was committed in');
    expect(text).toContain('src/auth/**/*.py 24 files, 1 changed');
    expect(text).toContain('src/users/**/*.py 38 files');
    await panel.getByText('src/auth/**/*.py').click();
    expect(await panel.locator('.drift-changed').innerText()).toBe(
      'src/auth/routes.py modified 2026-02-15, +45 −12',
    );
  });

  it('leads from a citation that changed to the change', async () => {
    await page.goto(MODULES);
    const citation = page.getByRole('link', { name: CITATION });
    expect(await citation.getAttribute('data-state')).toBe('changed');
    expect(await citation.getAttribute('href')).toBe(
      '/drift/2026-01-28-001-doc/#file-src/auth/routes.py',
    );
  });

  it('highlights the lines that an address names', async () => {
    await page.goto('/source/src/auth/routes.py/#L1-L183');
    const marked = page.locator('.drift-lines > .drift-line');
    expect(await marked.count()).toBe(183);
    expect(await page.locator('#L1').isVisible()).toBe(true);
    expect(await page.locator('.drift-source').innerText()).toContain('@router.post("/mfa/setup")');
    const plain = await page.locator('#L184').evaluate(backgroundOf);
    expect(await page.locator('#L10').evaluate(backgroundOf)).not.toBe(plain);
  });

  it('reaches single lines without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const still = await context.newPage();
    await still.goto('/source/src/auth/routes.py/#L120');
    const line = await still.locator('#L120').boundingBox();
    expect(line?.y).toBeGreaterThan(0);
    expect(line?.y).toBeLessThan(720);
    await still.goto(MODULES);
    expect(await still.getByText('This page may be out of date.').isVisible()).toBe(true);
    await context.close();
  });

  it('follows the links between documents', async () => {
    await page.goto(MODULES);
    await page.getByRole('main').getByRole('link', { name: 'dependency matrix' }).first().click();
    expect(page.url()).toBe(`${server.url}/analysis/coupling/dependency-matrix/`);
    expect(await page.getByText('This page may be out of date.').isVisible()).toBe(true);
  });

  it('shows all specs on the overview', async () => {
    await page.goto('/drift/');
    const spec = page.getByRole('region', { name: /Document system architecture/ });
    const text = await spec.innerText();
    expect(text).toContain('Drifted');
    expect(text).toContain('src/auth/routes.py modified 2026-02-15, +45 −12');
    expect(text).toContain('New endpoint: /auth/mfa/setup');
    expect(text).toContain('Owners: @techcorp/platform-team');
    expect(text).toContain('in 1 commit by Dana Whitfield');
    expect(text).toContain('outdated: Auth Module');
    expect(text).toContain('chant reset 001-doc && chant work 001-doc');
    await spec.getByRole('link', { name: '2026-01-27-001-cpl' }).click();
    expect(page.url()).toBe(`${server.url}/drift/2026-01-27-001-cpl/`);
    await page.goBack();
    await spec.getByRole('link', { name: 'src/auth/routes.py' }).click();
    expect(page.url()).toBe(`${server.url}/drift/2026-01-28-001-doc/#file-src/auth/routes.py`);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('fits a %s screen of %i pixels, and logs no error', async (colorScheme, width) => {
    const context = await browser.newContext({
      baseURL: server.url,
      colorScheme,
      viewport: { width, height: 800 },
    });
    const view = await context.newPage();
    const errors: string[] = [];
    view.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    view.on('pageerror', (error) => errors.push(error.message));
    for (const path of [MODULES, '/drift/', '/source/src/auth/routes.py/#L1-L20']) {
      await view.goto(path);
      const overflow = await view.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});

function backgroundOf(element: Element): string {
  return getComputedStyle(element).backgroundColor;
}
