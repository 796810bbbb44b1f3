import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTechCorpSite } from '../scenario/site.ts';
import { buildTechCorp } from '../scenario/techcorp.ts';
import { violationsOf } from '../support/accessibility.ts';
import type { TestRepository } from '../support/repository.ts';
import type { StaticServer } from '../support/server.ts';
import { showSite } from '../support/shown-site.ts';

const CHANGES = '/drift/2026-01-28-001-doc/';
const FILE = 'src/auth/routes.py';
const COMMAND = 'chant reset 001-doc && chant work 001-doc';

describe('what changed since TechCorp described its architecture', () => {
  let repository: TestRepository;
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    repository = buildTechCorp({ chapter: 'drifted', schedule: 'weekly' });
    ({ server, browser } = await showSite(addTechCorpSite(repository)));
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  /** Shows the page of the documentation spec, or another one, for as long as `look` takes. */
  async function visit(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
    path = CHANGES,
  ): Promise<void> {
    const context = await browser.newContext({ baseURL: server.url, ...options });
    try {
      const page = await context.newPage();
      await page.goto(path);
      await look(page);
    } finally {
      await context.close();
    }
  }

  const wide = { viewport: { width: 1440, height: 900 } };
  const medium = { viewport: { width: 800, height: 900 } };
  const narrow = { viewport: { width: 360, height: 800 } };

  it('is told in a sentence, with the documents and citations that it concerns', async () => {
    await visit(wide, async (page) => {
      const main = page.getByRole('main');
      expect(await main.getByRole('heading', { level: 1 }).innerText()).toBe(
        'Document system architecture Drifted',
      );
      const text = await main.innerText();
      expect(text).toContain(
        '1 of 154 source files has changed since 2026-01-28: 45 lines added, 12 removed, in 1 commit by Dana Whitfield.',
      );
      const documents = page.getByRole('region', { name: 'Documents affected' });
      await documents.getByText('3 other documents').click();
      expect(await documents.innerText()).toContain('docs/architecture/decisions.md');
      const citations = page.locator('#citations');
      expect(await citations.innerText()).toContain('docs/architecture/modules.md:26');
      expect(await citations.innerText()).toContain(
        'cites src/auth/routes.py:1-150 The lines have changed',
      );
      await citations.getByRole('link', { name: 'src/auth/routes.py:1-150' }).click();
      expect(page.url()).toBe(`${server.url}${CHANGES}#file-${FILE}`);
      expect((await fileOf(page).boundingBox())?.y).toBeLessThan(100);
      await documents.getByRole('link', { name: 'Auth Module' }).click();
      expect(page.url()).toBe(`${server.url}/docs/architecture/modules/#auth-module`);
    });
  });

  it('is shown with commits, symbols and owners', async () => {
    await visit(wide, async (page) => {
      const text = await fileOf(page).innerText();
      for (const part of [
        '+45',
        '−12',
        'New endpoint: /auth/mfa/setup',
        'Owners: @techcorp/platform-team',
        'Add MFA setup by Dana Whitfield, 2026-02-15',
      ]) {
        expect(text).toContain(part);
      }
      const marked = await fileOf(page).locator('ins').allInnerTexts();
      expect(marked).toContain(': sessions, permissions and second factors');
    });
  });

  it('leads to what the spec builds on', async () => {
    await visit(wide, async (page) => {
      await page.getByRole('main').getByRole('link', { name: '2026-01-27-001-cpl' }).click();
      expect(page.url()).toBe(`${server.url}/drift/2026-01-27-001-cpl/`);
      await page.getByRole('main').getByRole('link', { name: 'Drift report' }).click();
      expect(page.url()).toBe(`${server.url}/drift/`);
    });
  });

  it('comes with a command that a button copies', async () => {
    await visit({ ...wide, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      const advice = page.getByRole('region', { name: 'What to do' });
      await advice.getByRole('button', { name: 'Copy the command' }).click();
      await expect.poll(() => advice.getByRole('status').innerText()).toBe('Copied');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(COMMAND);
      await expect.poll(() => advice.getByRole('status').innerText(), { timeout: 4000 }).toBe('');
    });
  });

  it('stands side by side where there is room, line by line', async () => {
    await visit(wide, async (page) => {
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
  });

  it.each([
    ['two numbers a line', medium, 2],
    ['one number a line', narrow, 1],
  ])('stands one below the other with %s where there is not', async (_, size, numbers) => {
    await visit(size, async (page) => {
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
  });

  it('can be copied as a unified diff without numbers', async () => {
    for (const size of [wide, medium]) {
      await visit(size, async (page) => {
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
    }
  });

  it('unfolds by keyboard, and without JavaScript', async () => {
    await visit({ ...wide, javaScriptEnabled: false }, async (page) => {
      const fold = fileOf(page).locator('details').first();
      const hidden = fold.locator('.drift-diff-line').first();
      expect(await hidden.isVisible()).toBe(false);
      await fold.locator('summary').press('Enter');
      expect(await hidden.isVisible()).toBe(true);
      expect(await page.getByText(COMMAND).isVisible()).toBe(true);
      expect(await page.getByRole('button').count()).toBe(0);
    });
  });

  it.each([
    ['light', wide],
    ['dark', wide],
    ['light', medium],
    ['dark', narrow],
    ['light', narrow],
  ] as const)('can be used by everybody on a %s screen of %j', async (colorScheme, size) => {
    for (const path of [CHANGES, '/drift/2026-01-27-001-cpl/', '/drift/']) {
      await visit(
        { ...size, colorScheme },
        async (page) => {
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          expect(await violationsOf(page), path).toEqual([]);
          expect(await page.evaluate(overflowOf), path).toBe(0);
        },
        path,
      );
    }
  });

  it('can be printed', async () => {
    await visit(medium, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await lineOf(fileOf(page), 'added', 1).isVisible()).toBe(true);
    });
  });
});

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

function overflowOf(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}
