import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDocsSite } from '../support/docs-site.ts';
import { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { showSite } from '../support/shown-site.ts';
import { specText } from '../support/specs.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ROUTES = '/source/src/auth/routes.ts/';

/** A module of sixty lines. */
const code = Array.from(
  { length: 30 },
  (_, index) =>
    `/** What number ${index + 1} is, told at some length so that it is wider than a narrow screen. */\nexport const value${index + 1} = "text" + ${index};\n`,
).join('');

/** Two documents that cite the same file, documented before and after it changed. */
function twiceDocumented(): TestRepository {
  const repository = TestRepository.init();
  const document = (name: string, day: string): void => {
    const fields = {
      completed_at: `${day}T12:00:00Z`,
      tracks: ['src/**'],
      target_files: [`docs/${name}.md`],
    };
    repository.write(`.chant/specs/${day}-001-doc.md`, specText(fields, `Document ${name}`));
    repository.write(
      `docs/${name}.md`,
      `# The ${name} guide\n\n## Values\n\n\`src/auth/routes.ts:1-10\` and \`src/auth/routes.ts:50\`\n\n## Other\n\n\`src/main.ts\`\n`,
    );
    repository.commit(`Document ${name}`, { date: `${day}T12:05:00Z` });
  };
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository
    .write('src/auth/routes.ts', code)
    .write('src/main.ts', 'main();\n')
    .write('src/auth/models.ts', 'export {};\n')
    .write('lib/a/b.ts', 'export {};\n');
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  document('early', '2026-01-10');
  repository.write('src/auth/routes.ts', `// Inserted.\n${code}`);
  repository.commit('Insert a line', { date: '2026-01-20T08:00:00Z' });
  document('late', '2026-02-10');
  const edited = code.replace('value10 =', 'changed10 =').replace(/.*value20.*\n/, '');
  repository.write('src/auth/routes.ts', `// Inserted.\n${edited}`);
  repository.commit('Edit it', { date: '2026-02-20T08:00:00Z' });
  return repository;
}

let repository: TestRepository;
let server: StaticServer;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  repository = twiceDocumented();
  const site = addDocsSite(repository, {
    drift: "{ source: { pages: 'tracked', exclude: ['site'] } }",
  });
  ({ server, browser } = await showSite(site));
});

afterEach(async () => {
  await context?.close();
  context = undefined;
});

afterAll(async () => {
  await browser.close();
  server.close();
  repository[Symbol.dispose]();
});

/** Opens a page in a browser of its own. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ baseURL: server.url, ...options });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The numbers of the lines that are shown as chosen. */
async function chosen(page: Page): Promise<number[]> {
  return page
    .locator('.drift-lines > .drift-line > a')
    .evaluateAll((numbers) => numbers.map(({ textContent }) => Number(textContent)));
}

function number(page: Page, line: number): ReturnType<Page['locator']> {
  return page.locator(`#L${line} > a`);
}

/** What the page itself has: the browser tells of it later. */
async function addressOf(page: Page): Promise<string> {
  return page.evaluate<string>('location.href');
}

async function hashOf(page: Page): Promise<string> {
  return new URL(await addressOf(page)).hash;
}

describe('lines of a source page', () => {
  it('are chosen by a click, through a line with shift, and besides others with control', async () => {
    const page = await open(ROUTES);
    await number(page, 3).click();
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L3', [3]]);
    await number(page, 6).click({ modifiers: ['Shift'] });
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L3-L6', [3, 4, 5, 6]]);
    await number(page, 9).click({ modifiers: ['ControlOrMeta'] });
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L3-L6,L9', [3, 4, 5, 6, 9]]);
    await number(page, 8).click({ modifiers: ['Shift'] });
    expect(await hashOf(page)).toBe('#L3-L6,L8-L9');
    expect(await page.getByRole('status').innerText()).toBe('Lines selected: 3 to 6, 8 to 9.');
    await number(page, 1).click();
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L1', [1]]);
  });

  it('are chosen without a jump, and are still chosen when the page is loaded again', async () => {
    const page = await open(ROUTES);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate('scrollY')).toBe(300);
    await number(page, 12).click();
    expect(await page.evaluate('scrollY')).toBe(300);
    await number(page, 14).click({ modifiers: ['Shift'] });
    await page.reload();
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L12-L14', [12, 13, 14]]);
    await page.goto('about:blank');
    await page.goto(`${ROUTES}#L2,L40-45`);
    expect(await chosen(page)).toEqual([2, 40, 41, 42, 43, 44, 45]);
    await page.evaluate("location.hash = '#L50'");
    await expect.poll(() => chosen(page)).toEqual([50]);
  });

  it('are chosen by the keyboard, of which only one is in the way of the tab key', async () => {
    const page = await open(`${ROUTES}#L5`);
    expect(await page.locator('.drift-lines a[tabindex="0"]').count()).toBe(1);
    await number(page, 5).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await hashOf(page)).toBe('#L5');
    await page.keyboard.press('Enter');
    expect(await hashOf(page)).toBe('#L7');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L7-L9', [7, 8, 9]]);
    await page.keyboard.press('Shift+ArrowUp');
    expect(await hashOf(page)).toBe('#L7-L8');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Space');
    expect(await hashOf(page)).toBe('#L1,L7-L8');
    await page.keyboard.press('Escape');
    expect([await addressOf(page), await chosen(page)]).toEqual([server.url + ROUTES, []]);
    await page.keyboard.press('Shift+ArrowDown');
    expect(await hashOf(page)).toBe('#L1-L2');
    await page.keyboard.press('End');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('60');
    await page.keyboard.press('Tab');
    expect(await page.locator('.drift-lines a:focus').count()).toBe(0);
  });

  it('are told to be missing where they are', async () => {
    const page = await open(`${ROUTES}#L4000`);
    expect(await page.getByRole('status').innerText()).toBe('Line 4000 is not on this page.');
  });

  it('can be shared by a button', async () => {
    const page = await open(`${ROUTES}#L5-L7`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Link copied.');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await addressOf(page));
  });
});

describe("Astro's client router", () => {
  it('brings source pages whose lines can be chosen', async () => {
    using copy = repository.clone(undefined, TestRepository.nearby());
    const site = addDocsSite(copy, { drift: "{ layout: './src/Routed.astro' }" });
    site.write(
      'src/Routed.astro',
      `---
import { ClientRouter } from 'astro:transitions';
---
<html lang="en"><head><title>{Astro.props.title}</title><ClientRouter /></head><body><slot /></body></html>`,
    );
    copy.commit('Add a site', { date: '2026-02-21T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    const routed = await StaticServer.start(join(site.root, 'dist'));
    const page = await open(`${routed.url}/source/`);
    await page.evaluate('globalThis.stays = true');
    const list = page.locator('.drift-folder');
    for (const name of ['src/', 'main.ts']) await list.getByRole('link', { name }).click();
    await number(page, 1).click();
    expect(await hashOf(page)).toBe('#L1');
    const tree = page.getByRole('navigation', { name: 'Source files' });
    await tree.getByRole('link', { name: 'auth/' }).click();
    await list.getByRole('link', { name: 'routes.ts' }).click();
    await number(page, 3).click();
    await number(page, 5).click({ modifiers: ['Shift'] });
    expect([await hashOf(page), await chosen(page)]).toEqual(['#L3-L5', [3, 4, 5]]);
    expect(await page.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(true);
    await page.goBack();
    await list.getByRole('link', { name: 'routes.ts' }).waitFor();
    await page.goForward();
    await expect.poll(() => chosen(page)).toEqual([3, 4, 5]);
    expect(await page.evaluate('globalThis.stays')).toBe(true);
    routed.close();
  });
});

describe('a source page without JavaScript', () => {
  const still = { javaScriptEnabled: false };

  it('has numbers that link to their lines, and shows the one in the address', async () => {
    const page = await open(ROUTES, still);
    await number(page, 40).click();
    expect(await hashOf(page)).toBe('#L40');
    const box = await page.locator('#L40').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(720);
    expect(await page.locator('#L40').evaluate(groundOf)).not.toBe(
      await page.locator('#L41').evaluate(groundOf),
    );
    expect(await page.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(false);
  });

  it('is reached at the lines that a document cites', async () => {
    const page = await open('/docs/early/', still);
    await page.getByRole('link', { name: 'src/auth/routes.ts:1-10' }).click();
    await page.waitForLoadState();
    expect(await hashOf(page)).toBe('#L2-L11');
    expect(await page.locator('#L2').evaluate(groundOf)).not.toBe(
      await page.locator('#L12').evaluate(groundOf),
    );
  });

  it('shows the marks of all baselines, or of the one that is chosen', async () => {
    const page = await open(ROUTES, still);
    const marks = async (): Promise<string[]> => {
      const rows = await page.locator('.drift-lines > div').all();
      const texts = await Promise.all(
        rows.map(async (row) => {
          const line = (await row.locator('> a').innerText()).trim();
          const signs = await row.locator('> b:visible').allInnerTexts();
          return signs.map((sign) => `${line} ${sign.replace(/\s+/g, ' ')}`);
        }),
      );
      return texts.flat();
    };
    const inserted: unknown = expect.stringMatching(/^1 \+/);
    const edits: unknown[] = [expect.stringMatching(/^21 ~/), expect.stringMatching(/^41 −/)];
    expect(await marks()).toEqual([inserted, ...edits]);
    await page.getByLabel('docs/late.md since 2026-02-10').check();
    expect(await marks()).toEqual(edits);
    await page.getByLabel('docs/early.md since 2026-01-10').check();
    expect(await marks()).toEqual([inserted, ...edits]);
    const legend = page.getByRole('group', {
      name: 'Lines changed since the documents were written',
    });
    expect((await legend.innerText()).replace(/\s+/g, ' ')).toContain(
      'docs/early.md since 2026-01-10: 1 added, 1 changed, 1 place with lines removed',
    );
  });
});

describe('the way around', () => {
  it('leads from the code to the sections that cite it, and to their lines', async () => {
    const page = await open(ROUTES);
    const citing = page.locator('.drift-citing');
    expect(await citing.locator('summary').innerText()).toContain(
      'Cited in 4 places of 2 documents',
    );
    await citing.getByRole('link', { name: 'lines 2 to 11' }).click();
    expect([await hashOf(page), (await chosen(page)).length]).toEqual(['#L2-L11', 10]);
    await citing.getByRole('link', { name: 'Values' }).first().click();
    expect(await addressOf(page)).toMatch(/\/docs\/(?:early|late)\/#values$/);
    await page.getByRole('link', { name: 'src/auth/routes.ts:50' }).click();
    expect(await addressOf(page)).toContain(ROUTES);
  });

  it('leads through folders, of which those on the way are open', async () => {
    const page = await open(ROUTES);
    const tree = page.getByRole('navigation', { name: 'Source files' });
    expect(await tree.getByRole('link').allInnerTexts()).toEqual([
      'All files',
      '.chant/',
      'docs/',
      'lib/',
      'models.ts',
      'routes.ts',
      'main.ts',
      '.gitignore',
    ]);
    expect(await tree.locator('[aria-current="page"]').innerText()).toBe('routes.ts');
    await tree.getByRole('link', { name: 'lib/' }).click();
    expect(await addressOf(page)).toBe(`${server.url}/source/lib/`);
    await page.getByRole('main').locator('.drift-folder').getByRole('link', { name: 'a/' }).click();
    await page.getByRole('heading').getByRole('link', { name: 'lib' }).click();
    await tree.getByRole('link', { name: 'All files' }).click();
    expect(await page.getByRole('heading').innerText()).toBe('Source files');
  });

  it('is folded away on narrow screens, and opened by hand', async () => {
    const page = await open(ROUTES, { viewport: { width: 360, height: 700 } });
    const tree = page.getByRole('navigation', { name: 'Source files' });
    expect(await tree.getByRole('link', { name: 'main.ts' }).isVisible()).toBe(false);
    await tree.getByText('Files', { exact: true }).click();
    expect(await tree.getByRole('link', { name: 'main.ts' }).isVisible()).toBe(true);
  });
});

describe.each(['light', 'dark'] as const)('source pages on a %s screen', (colorScheme) => {
  it.each([1280, 360])('of %i pixels fit, and are accessible', async (width) => {
    const page = await open('about:blank', { colorScheme, viewport: { width, height: 800 } });
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon'))
        errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    for (const path of [ROUTES, `${ROUTES}#L1-L30`, '/source/', '/source/src/auth/']) {
      await page.goto('about:blank');
      await page.goto(path);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, path).toBe(0);
      await page.evaluate(AXE);
      expect(await page.evaluate(VIOLATIONS), path).toEqual([]);
    }
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  });

  it('show chosen lines on the ground that the colours of code are made for', async () => {
    const page = await open(`${ROUTES}#L3`, { colorScheme });
    await page.locator('.drift-line').waitFor();
    const made = await page.locator('body').evaluate((body) => {
      body.style.background = 'var(--drift-code-selected)';
      return getComputedStyle(body).backgroundColor;
    });
    expect(await page.locator('#L3').evaluate(groundOf)).toBe(made);
  });
});

/** Runs axe in the page, and names what it found. */
const VIOLATIONS =
  'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))';

function groundOf(element: Element): string {
  return getComputedStyle(element).backgroundColor;
}
