import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOf } from '../support/accessibility.ts';
import type { TestRepository } from '../support/repository.ts';
import { ShownSite } from '../support/shown-site.ts';
import { addStarlightDocs, moveStarlightOn } from '../support/starlight-docs.ts';
import { addPage, starlightRepository } from '../support/starlight-site.ts';

const ROUTES = '/handbook/guides/routes/';
const SPEC = '/handbook/drift/site/src/content/docs/guides/routes.md/';
const SOURCE = '/handbook/source/src/auth/routes.py/';

const LOST = '/handbook/guides/lost/';
const PLAIN = '/handbook/guides/plain/';
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

/** What axe finds in Starlight's own search button. */
const OWN_PROBLEM = 'label-content-name-mismatch, 1 times: button[data-open-modal=""]';

let repository: TestRepository;
let site: ShownSite;

beforeAll(async () => {
  repository = starlightRepository();
  const docs = addStarlightDocs(repository, {
    config: "security: { csp: true }, outDir: './dist/handbook',",
    plugins: "drift({ rules: { 'broken-citation': 'warn' } })",
  });
  addPage(docs, 'guides/drawn.md', ['title: Drawn', 'tracks: [src/auth/routes.py]'], DIAGRAM);
  addPage(docs, 'guides/lost.md', ['title: Lost'], ['It is in `src/gone.py` and `src/b.py`.']);
  repository.write('src/gone.py', 'x = 1\n');
  repository.commit('Draw it', { date: '2026-01-10T12:10:00Z' });
  repository.remove('src/gone.py');
  moveStarlightOn(repository);
  site = await ShownSite.build(docs);
});

afterAll(async () => {
  await site.close();
  repository[Symbol.dispose]();
});

/** Opens a page as if the site had no policy, of which the last test is. */
const open = (path: string): Promise<Page> => site.open(path, { bypassCSP: true });

describe('a Starlight site with the plugin', () => {
  it.each([ROUTES, '/handbook/', '/handbook/drift/', LOST, SPEC, SOURCE])(
    'is accessible and fits wide and narrow screens, in light and dark: %s',
    async (path) => {
      const page = await open(path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>(
          '.drift-banner details, .drift-sources details',
        )) {
          details.open = true;
        }
      });
      const problems = await problemsOf(page, (theme) => chooseTheme(page, theme));
      expect(problems.filter((problem) => !problem.endsWith(OWN_PROBLEM))).toEqual([]);
    },
  );

  it("takes its colours from Starlight's theme, which its reader chooses", async () => {
    const page = await open(ROUTES);
    const colours = async (): Promise<string[]> =>
      page.evaluate(() =>
        ['.drift-banner', '.starlight-aside--danger'].map((place) => {
          const element = document.querySelector(place);
          return element === null ? place : getComputedStyle(element).backgroundColor;
        }),
      );
    await chooseTheme(page, 'light');
    const [light, aside] = await colours();
    expect(light).toBe(aside);
    await chooseTheme(page, 'dark');
    const [dark, darkAside] = await colours();
    expect(dark).toBe(darkAside);
    expect(dark).not.toBe(light);
  });

  it('links from the sidebar to a stale page, from its banner to the changes, and on', async () => {
    const page = await open(PLAIN);
    await page.getByRole('link', { name: 'Routes, by hand Needs review' }).click();
    const banner = page.getByRole('complementary', { name: 'Freshness of this page' });
    await banner.getByRole('link', { name: 'See what changed' }).click();
    await page.waitForURL(SPEC);
    await page.getByRole('navigation', { name: 'On this page' }).getByText('Changed files').click();
    await page.waitForURL(`${SPEC}#drift-changes`);
    await page.getByRole('main').getByRole('link', { name: 'Drift report' }).click();
    await page.getByRole('main').locator('a[href="/handbook/de/guides/routes/"]').first().click();
    await page.waitForURL('/handbook/de/guides/routes/');
  });

  it('has a banner and a badge for a page without sources with a lost reference', async () => {
    const page = await open(PLAIN);
    await page.getByRole('link', { name: 'Lost Needs review' }).click();
    await page.waitForURL(LOST);
    const banner = page.getByRole('complementary', { name: 'Freshness of this page' });
    expect(await banner.innerText()).toContain('1 reference on this page leads nowhere.');
    expect(await page.locator('.drift-sources, .drift-section').count()).toBe(0);
    await banner.getByRole('link', { name: 'All pages' }).click();
    await page.waitForURL('/handbook/drift/#spec-site/src/content/docs/guides/lost.md');
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await contents.getByText('Pages with references that lead nowhere').click();
    await page.waitForURL('/handbook/drift/#drift-watched');
  });

  it('offers no translations of its own pages, and scrolls to sections below the header', async () => {
    const page = await open(ROUTES);
    const languages = page.getByRole('banner').getByLabel('Select language');
    expect(await languages.isVisible()).toBe(true);
    await page.goto(SPEC);
    expect(await languages.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 300 });
    await page.goto(`${SPEC}#drift-changes`);
    const heading = page.locator('#drift-changes');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect((await heading.boundingBox())?.y).toBeGreaterThan(60);
    expect((await heading.boundingBox())?.y).toBeLessThan(300);
  });

  it("finds the words of its pages by Starlight's search, and none that were added", async () => {
    const page = await open('/handbook/drift/');
    const search = async (text: string): Promise<string[]> =>
      page.evaluate<string[]>(`import('/handbook/pagefind/pagefind.js')
        .then(async (pagefind) => {
          const { results } = await pagefind.search(${JSON.stringify(text)});
          return Promise.all(results.map(async (result) => (await result.data()).url));
        })`);
    expect(await search('handler stands')).toContain(ROUTES);
    expect(await search('"may be out of date"')).toEqual([]);
    expect(await search('"written from"')).toEqual([]);
    expect(await search('"changed since this was written"')).toEqual([]);
    expect(await search('"inserted"')).toEqual([]);
  });

  it('shows the lines of a citation on hover', async () => {
    const page = await open(ROUTES);
    await page.getByRole('link', { name: 'src/auth/routes.py:12' }).hover();
    const preview = page.locator('.drift-preview:popover-open');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('line 12');
  });
});

describe('a Content Security Policy on a Starlight site', () => {
  it("blocks nothing of the plugin's, and nothing more than on a page without it", async () => {
    const page = await site.newPage();
    await page.addInitScript(rememberBlocked);
    const known = new Set((await blockedOn(page, PLAIN)).map(({ code }) => code));
    expect(known.size).toBeGreaterThan(1);
    for (const path of [ROUTES, DRAWN, '/handbook/', '/handbook/drift/', SPEC, SOURCE]) {
      const blocked = await blockedOn(page, path);
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
  });

  it('lets diagrams be drawn, and scripts of source pages run', async () => {
    const page = await site.open(DRAWN);
    await page.locator('.drift-diagram svg .drift-drifted').waitFor();
    await page.goto(`${SOURCE}#L2`);
    await page.locator('.drift-copy').waitFor();
  });
});

/** Chooses a theme in the header, where it is, as a reader does whose system prefers the other one. */
async function chooseTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' });
  const select = page.getByRole('banner').getByLabel('Select theme');
  if (await select.isVisible()) await select.selectOption(theme);
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

/** Has a page remember what its policy blocks. */
function rememberBlocked(): void {
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
}

/** What its policy blocks on a page. That is told in order, so this waits for one thing more. */
async function blockedOn(page: Page, path: string): Promise<Blocked[]> {
  await page.goto(path);
  const preview = page.locator('[data-preview]').first();
  if ((await preview.count()) > 0) {
    await preview.hover();
    await page.locator('.drift-preview:popover-open').waitFor();
  }
  if (path === DRAWN) await page.locator('.drift-diagram svg').waitFor();
  const last = '/* the last */';
  await page.evaluate((code) => {
    const style = document.createElement('style');
    style.textContent = code;
    document.head.append(style);
  }, last);
  const blocked = (): Promise<Blocked[]> => page.evaluate<Blocked[]>('window.blocked');
  await expect.poll(async () => (await blocked()).at(-1)?.code).toBe(last);
  return (await blocked()).slice(0, -1);
}
