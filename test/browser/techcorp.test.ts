import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTechCorpSite } from '../scenario/site.ts';
import { buildTechCorp } from '../scenario/techcorp.ts';
import { overflowOf, problemsOf, resize } from '../support/accessibility.ts';
import { stopClock } from '../support/page-clock.ts';
import { watch } from '../support/page-watch.ts';
import type { TestRepository } from '../support/repository.ts';
import { ShownSite } from '../support/shown-site.ts';

const MODULES = '/docs/architecture/modules/';
const OVERVIEW = '/docs/architecture/overview/';
const CHANGES = '/drift/2026-01-28-001-doc/';
const RESEARCH = '/drift/2026-01-27-001-cpl/';
const FILE = 'src/auth/routes.py';
const SOURCE = `/source/${FILE}/`;
const COMMAND = 'chant reset 001-doc && chant work 001-doc';

const WIDE = { viewport: { width: 1440, height: 900 } };
const MEDIUM = { viewport: { width: 800, height: 900 } };
const NARROW = { viewport: { width: 360, height: 800 } };
const STILL = { javaScriptEnabled: false };
/** The clipboard is the browser's: no other file may use it, as files run at the same time. */
const COPYING = { permissions: ['clipboard-read', 'clipboard-write'] };

let repository: TestRepository;
let site: ShownSite;

beforeAll(async () => {
  repository = buildTechCorp({ chapter: 'drifted', schedule: 'weekly' });
  site = await ShownSite.build(addTechCorpSite(repository));
});

afterAll(async () => {
  await site.close();
  repository[Symbol.dispose]();
});

const open = (path: string, options?: BrowserContextOptions): Promise<Page> =>
  site.open(path, options);

describe('a page that is out of date', () => {
  it('has a banner that says what changed and links to the section concerned', async () => {
    const page = await open(MODULES);
    const banner = page.getByRole('complementary', { name: 'Freshness of this page' });
    expect(await banner.isVisible()).toBe(true);
    expect(await banner.innerText()).toContain(
      'Auth Module may be out of date. The described code changed on 15 Feb 2026: “Add MFA setup”.',
    );
    await banner.getByText('Changed files').click();
    await expect
      .poll(() => banner.innerText())
      .toContain(
        'src/auth/routes.py modified 15 Feb 2026, +45 −12\nNew endpoint: /auth/mfa/setup\n',
      );
    expect(await banner.innerText()).toMatch(/^\/auth\/mfa\/setup is new\b.*Auth Module/m);
    await banner.getByRole('link', { name: 'Auth Module' }).first().click();
    await page.waitForURL(`${MODULES}#auth-module`);
    await expect.poll(() => topOf(page.locator('#auth-module'))).toBeLessThan(200);
  });

  it('has its banner without JavaScript', async () => {
    const page = await open(MODULES, STILL);
    expect(await page.getByText('may be out of date.').isVisible()).toBe(true);
  });

  it('lists its sources at its end', async () => {
    const page = await open(MODULES);
    const panel = page.getByRole('complementary', { name: 'Sources of this page' });
    await panel.getByText('Written from 154 source files').click();
    await expect.poll(() => panel.innerText()).toContain('Document system architecture');
    const text = await panel.innerText();
    expect(text).toContain('completed_at: 2026-01-28T14:45:00Z was committed in');
    expect(text).toContain('src/auth/**/*.py 24 files, 1 changed');
    expect(text).toContain('src/users/**/*.py 38 files');
    await panel.getByText('src/auth/**/*.py').click();
    await expect
      .poll(() => panel.locator('.drift-changed').innerText())
      .toBe('src/auth/routes.py modified 15 Feb 2026, +45 −12');
  });

  it('links a citation of changed lines to the change', async () => {
    const page = await open(MODULES);
    const citation = page.getByRole('link', { name: 'src/auth/routes.py:1-150' });
    expect(await citation.getAttribute('data-state')).toBe('changed');
    expect(await citation.getAttribute('href')).toBe(`${CHANGES}#file-${FILE}`);
  });

  it('links to other documents', async () => {
    const page = await open(MODULES);
    await page.getByRole('main').getByRole('link', { name: 'dependency matrix' }).first().click();
    await page.waitForURL('/analysis/coupling/dependency-matrix/');
  });
});

it.each(['overview', 'data-flow', 'decisions'])(
  'the page %s, which names nothing that changed, has one quiet line',
  async (name) => {
    const page = await open(`/docs/architecture/${name}/`);
    const line = page.getByRole('complementary', { name: 'Freshness of this page' });
    expect(await line.innerText()).toBe(
      'Sources of this page changed since 28 Jan 2026, but nothing that it names. See what changed',
    );
    expect(await page.locator('.drift-banner, .drift-section').count()).toBe(0);
    await line.getByRole('link').click();
    await page.waitForURL(CHANGES);
  },
);

describe('the overview of all pages', () => {
  it('says for each page what to look at, and what changed', async () => {
    const page = await open('/drift/', WIDE);
    const pages = page.getByRole('table', { name: 'Pages', exact: true });
    const row = pages.getByRole('row', { name: /Modules/ });
    const text = await row.innerText();
    for (const part of [
      'Needs review',
      'docs/architecture/modules.md',
      'Auth Module',
      '15 Feb 2026',
      '1 of 154',
      '+45 −12',
      '5 of 6 sections',
      '@techcorp/platform-team',
    ]) {
      expect(text).toContain(part);
    }
    expect(await pages.getByRole('row').count()).toBe(8);
    const changes = page.getByRole('table', { name: 'Changes that put pages behind' });
    expect(await changes.getByRole('row').last().innerText()).toMatch(
      /New endpoint: \/auth\/mfa\/setup[^]*Add MFA setup[^]*Dana Whitfield, 15 Feb 2026[^]*\+45 −12\s+1\s+6/,
    );
    await row.getByRole('link', { name: 'Auth Module' }).click();
    await page.waitForURL(`${MODULES}#auth-module`);
    await page.goBack();
    await changes.getByRole('link', { name: FILE }).click();
    await page.waitForURL(`${CHANGES}#file-${FILE}`);
  });

  it('keeps filters and the order of rows in the address', async () => {
    const page = await open('/drift/', WIDE);
    const names = (): Promise<string[]> =>
      page.locator('[data-drift-table] tbody tr:visible th a').allInnerTexts();
    const first = await names();
    expect(first).toHaveLength(7);
    await page.getByRole('link', { name: /Needs review/ }).click();
    await page.waitForURL('/drift/?state=needs-review');
    expect(await names()).toEqual(['Modules']);
    await page.getByRole('link', { name: /Needs review/ }).click();
    await page.waitForURL('/drift/');
    expect(await names()).toEqual(first);
    await page.getByRole('searchbox').fill('coupling');
    await page.getByRole('button', { name: 'Cited' }).click();
    await page.waitForURL('/drift/?q=coupling&sort=cited');
    const sorted = ['Dependency Matrix', 'Risk Assessment', 'Extraction Candidates'];
    expect(await names()).toEqual(sorted);
    await page.reload();
    expect(await names()).toEqual(sorted);
    await page.getByRole('button', { name: 'Cited' }).click();
    expect(await names()).toEqual(sorted.toReversed());
    await page.getByRole('searchbox').fill('nowhere to be found');
    expect(await page.getByRole('status').innerText()).toBe('No page matches.');
  });

  it('leads to the pages of a state without JavaScript', async () => {
    const page = await open('/drift/', STILL);
    await page.getByRole('link', { name: /Nearby changes/ }).click();
    await page.waitForURL('/drift/?state=nearby-changes#state-nearby-changes');
    expect(await page.locator('tbody:target tr').count()).toBe(6);
    expect(await page.locator('th button, form:visible').count()).toBe(0);
  });

  it('has a script of less than 2 kB', async () => {
    const page = await open('/drift/');
    const scripts = await page.locator('script').allTextContents();
    expect(scripts.join('')).toContain('data-drift-table');
    expect(Buffer.byteLength(scripts.join(''))).toBeLessThan(2000);
  });
});

describe('the page of a spec', () => {
  it('names the documents and citations that a change concerns, and links to them', async () => {
    const page = await open(CHANGES, WIDE);
    const main = page.getByRole('main');
    expect(await main.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Document system architecture Drifted',
    );
    expect(await main.innerText()).toContain(
      '1 of 154 source files has changed since 28 Jan 2026: 45 lines added, 12 removed, in 1 commit by Dana Whitfield.',
    );
    const documents = page.getByRole('region', { name: 'Documents affected' });
    await documents.getByText('3 other documents').click();
    await expect.poll(() => documents.innerText()).toContain('docs/architecture/decisions.md');
    const citations = page.locator('#citations');
    expect(await citations.innerText()).toContain('docs/architecture/modules.md:26');
    expect(await citations.innerText()).toContain(
      'cites src/auth/routes.py:1-150 The lines have changed',
    );
    await citations.getByRole('link', { name: 'src/auth/routes.py:1-150' }).click();
    await page.waitForURL(`${CHANGES}#file-${FILE}`);
    await expect.poll(() => topOf(fileOf(page))).toBeLessThan(100);
    await documents.getByRole('link', { name: 'Auth Module' }).first().click();
    await page.waitForURL(`${MODULES}#auth-module`);
  });

  it('shows a changed file with its commits, symbols and owners', async () => {
    const page = await open(CHANGES, WIDE);
    const text = await fileOf(page).innerText();
    for (const part of [
      '+45',
      '−12',
      'New endpoint: /auth/mfa/setup',
      'Owners: @techcorp/platform-team',
      'Add MFA setup by Dana Whitfield, 15 Feb 2026',
    ]) {
      expect(text).toContain(part);
    }
    const marked = await fileOf(page).locator('ins').allInnerTexts();
    expect(marked).toContain(': sessions, permissions and second factors');
  });

  it('links to the spec that it builds on, and from there to the overview', async () => {
    const page = await open(CHANGES, WIDE);
    const main = page.getByRole('main');
    await main.getByRole('link', { name: '2026-01-27-001-cpl' }).click();
    await page.waitForURL(RESEARCH);
    await main.getByRole('link', { name: 'Drift report' }).click();
    await page.waitForURL('/drift/');
  });

  it('has a button that copies the command to run', async () => {
    const page = await site.newPage({ ...WIDE, ...COPYING });
    await stopClock(page);
    await page.goto(CHANGES);
    const advice = page.getByRole('region', { name: 'What to do' });
    const status = advice.getByRole('status');
    await advice.getByRole('button', { name: 'Copy the command' }).click();
    await expect.poll(() => status.innerText()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(COMMAND);
    await page.clock.runFor(5000);
    await expect.poll(() => status.innerText()).toBe('');
  });

  it('shows old and new lines side by side on a wide screen', async () => {
    const page = await open(CHANGES, WIDE);
    const file = fileOf(page);
    const removed = await boxOf(lineOf(file, 'removed', 1));
    const added = await boxOf(lineOf(file, 'added', 1));
    expect(added.x).toBeGreaterThan(removed.x + 300);
    expect(added.y).toBe(removed.y);
    expect(added.height).toBe(removed.height);
    const single = await boxOf(lineOf(file, 'added', 13));
    const gap = await boxOf(file.locator('.drift-diff-gap:visible').last());
    expect(single.x).toBe(added.x);
    expect(gap.x).toBe(removed.x);
    const unchanged = file.locator('.drift-diff-line:not([data-change])').first();
    expect(await unchanged.locator('code:visible').count()).toBe(2);
    expect((await boxOf(unchanged.locator('code').last())).x).toBe(
      (await boxOf(lineOf(file, 'added', 1).locator('code'))).x,
    );
  });

  it.each([
    ['two line numbers', 'medium', MEDIUM, 2],
    ['one line number', 'narrow', NARROW, 1],
  ])('shows new lines below old ones, with %s, on a %s screen', async (_, __, size, numbers) => {
    const page = await open(CHANGES, size);
    const file = fileOf(page);
    const removed = await boxOf(lineOf(file, 'removed', 1));
    const added = await boxOf(lineOf(file, 'added', 1));
    expect(added.x).toBe(removed.x);
    expect(added.y).toBeGreaterThanOrEqual(removed.y + removed.height);
    expect(await file.locator('.drift-diff-gap:visible').count()).toBe(0);
    const unchanged = file.locator('.drift-diff-line:not([data-change])').first();
    expect(await unchanged.locator('code:visible').count()).toBe(1);
    expect(await unchanged.locator('> span:visible').count()).toBe(numbers);
  });

  it.each([
    ['wide', WIDE],
    ['medium', MEDIUM],
  ])('has a diff that is copied without line numbers from a %s screen', async (_, size) => {
    const page = await open(CHANGES, size);
    const copied = await fileOf(page)
      .locator('.drift-diff')
      .evaluate((diff) => {
        getSelection()?.selectAllChildren(diff);
        return getSelection()?.toString() ?? '';
      });
    expect(copied).toContain('from typing import Annotated\n');
    expect(copied.split('from typing import Annotated')).toHaveLength(2);
    expect(copied.split('\n')).toContain('from pydantic import BaseModel');
  });

  it('unfolds unchanged lines by keyboard, without JavaScript', async () => {
    const page = await open(CHANGES, { ...WIDE, ...STILL });
    const fold = fileOf(page).locator('details').first();
    const hidden = fold.locator('.drift-diff-line').first();
    expect(await hidden.isVisible()).toBe(false);
    await fold.locator('summary').press('Enter');
    await hidden.waitFor();
    expect(await page.getByText(COMMAND).isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('prints its changes, and no buttons', async () => {
    const page = await open(CHANGES, MEDIUM);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
    expect(await lineOf(fileOf(page), 'added', 1).isVisible()).toBe(true);
  });
});

describe('a source page', () => {
  it('highlights the lines that its address names', async () => {
    const page = await open(`${SOURCE}#L1-L183`);
    expect(await page.locator('.drift-lines > .drift-line').count()).toBe(183);
    expect(await page.locator('#L1').isVisible()).toBe(true);
    expect(await page.locator('.drift-source').innerText()).toContain('@router.post("/mfa/setup")');
    const plain = await page.locator('#L184').evaluate(backgroundOf);
    expect(await page.locator('#L10').evaluate(backgroundOf)).not.toBe(plain);
  });

  it('scrolls to the line that its address names, without JavaScript', async () => {
    const page = await open(`${SOURCE}#L120`, STILL);
    const line = page.locator('#L120');
    await expect.poll(() => topOf(line)).toBeLessThan(720);
    expect(await topOf(line)).toBeGreaterThan(0);
  });

  it('has a button that copies a link to the chosen lines', async () => {
    const page = await open(`${SOURCE}#L5-L7`, COPYING);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.getByRole('status').innerText()).toBe('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${site.url}${SOURCE}#L5-L7`,
    );
  });
});

it.each(['/drift/', CHANGES, RESEARCH])(
  'the page %s is accessible and fits wide and narrow screens, in light and dark, without errors',
  async (path) => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await page.goto(path);
    await page.evaluate((hasKnownChange) => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      if (hasKnownChange) document.querySelector('.drift-diff')?.remove();
    }, path === RESEARCH);
    expect(await problemsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
  },
);

it.each([MODULES, OVERVIEW, `${SOURCE}#L1-L20`])(
  'the page %s fits wide and narrow screens, without errors',
  async (path) => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await page.goto(path);
    for (const width of [1280, 360]) {
      await resize(page, width);
      expect(await overflowOf(page)).toEqual([]);
    }
    expect(errors).toEqual([]);
  },
);

function fileOf(page: Page): Locator {
  return page.getByRole('region', { name: FILE });
}

function lineOf(file: Locator, change: 'added' | 'removed', number: number): Locator {
  return file.locator(`[data-change="${change}"]`, {
    has: file.page().getByText(`${change} line ${number}`, { exact: true }),
  });
}

async function boxOf(
  locator: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
}

async function topOf(locator: Locator): Promise<number> {
  return (await boxOf(locator)).y;
}

function backgroundOf(element: Element): string {
  return getComputedStyle(element).backgroundColor;
}
