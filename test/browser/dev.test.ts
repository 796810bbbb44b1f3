import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { addDocsSite } from '../support/docs-site.ts';
import { documentsOfEveryKind } from '../support/documents.ts';
import type { TestRepository } from '../support/repository.ts';
import type { DevServer } from '../support/site.ts';

let repository: TestRepository;
let server: DevServer;
let browser: Browser;

beforeAll(async () => {
  repository = documentsOfEveryKind();
  const site = addDocsSite(repository);
  repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
  server = await site.dev();
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
  server.close();
  repository[Symbol.dispose]();
});

it('shows a broken citation over its page in astro dev until Escape is pressed', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(inject('hang'));
  const overlay = page.locator('vite-error-overlay');
  const text = '# Guide\n\nGone: `src/none.py:3`.\n';
  await page.goto(`${server.url}/docs/guide/`);
  repository.write('docs/guide.md', text);
  await overlay.getByText('src/none.py:3', { exact: false }).first().waitFor();

  await page.keyboard.press('Escape');
  await overlay.waitFor({ state: 'detached' });
  repository.write('docs/guide.md', `${text}\nAlso some words.\n`);
  await page.getByText('Also some words.').waitFor();
  expect(await overlay.count()).toBe(0);

  repository.write('docs/guide.md', `${text}\nAlso \`src/gone.py:4\`.\n`);
  await overlay.getByText('src/gone.py:4', { exact: false }).first().waitFor();
  repository.write('docs/guide.md', '# Guide\n\nMended.\n');
  await page.getByText('Mended.').waitFor();
  await overlay.waitFor({ state: 'detached' });
  await page.close();
});
