import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { addDocsSite } from '../support/docs-site.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import type { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { numbered } from '../support/specs.ts';

const DIAGRAM = `flowchart LR
  A["src/a.py:2-4"] --> B["src/"]
  B --> C["lib/x.py"] --> D[Users]
`;

describe('a diagram of a built site', () => {
  let repository: TestRepository;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    repository = documented();
    repository.write('lib/x.py', numbered(3));
    repository.write('docs/code.md', `# Code\n\n\`\`\`mermaid\n${DIAGRAM}\`\`\`\n`);
    repository.write('docs/plain.md', '# Plain\n\nSee [the code](../src/a.py).\n');
    const fields = { completed_at: '2026-01-10T13:00:00Z' };
    const target_files = ['docs/code.md', 'docs/plain.md'];
    repository.write(FILE, documentedSpec({ ...fields, target_files }));
    repository.commit('Draw it', { date: '2026-01-10T13:05:00Z' });
    repository.write('src/a.py', `new\n${numbered(10)}`);
    const site = addDocsSite(repository, {
      config: "base: '/handbook', outDir: './dist/handbook',",
    });
    repository.commit('Insert a line', { date: '2026-01-11T08:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    server = await StaticServer.start(join(site.root, 'dist'));
    browser = await openBrowser();
    page = await browser.newPage({ baseURL: server.url });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  it('is drawn, with nodes that lead to the code or to what changed', async () => {
    await page.goto('/handbook/docs/code/');
    const svg = page.locator('.drift-diagram svg').first();
    await svg.waitFor();
    const link = async (name: RegExp) => svg.getByRole('link', { name }).getAttribute('href');
    expect(await link(/lib\/x\.py/)).toBe('/handbook/source/lib/x.py/');
    expect(await link(/src\/a\.py/)).toBe(`/handbook/drift/${ID}/#file-src/a.py`);
    expect(await link(/src\/(?!a)/)).toContain(`/handbook/drift/${ID}/`);
    expect(await svg.locator('.drift-drifted').count()).toBe(2);
    expect(await page.locator('.drift-diagram figcaption').innerText()).toContain('src/a.py:2-4');
    expect(errors).toEqual([]);
  });

  it('is a text without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const still = await context.newPage();
    await still.goto('/handbook/docs/code/');
    expect(await still.locator('.drift-diagram pre').innerText()).toContain('flowchart LR');
    await context.close();
  });

  it('loads what draws it on its own page only', async () => {
    requests.length = 0;
    await page.goto('/handbook/docs/plain/');
    await page.goto('/handbook/drift/');
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => url.includes('mermaid') || url.includes('diagrams'))).toEqual(
      [],
    );
  });
});
