import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { TestRepository } from '../support/repository.ts';
import { StaticServer } from '../support/server.ts';
import { TestSite } from '../support/site.ts';
import { numbered } from '../support/specs.ts';

const FENCE = '```';
const PAGE = `---
layout: ../Layout.astro
tracks: [src/**]
---

## One

As in \`src/code.ts:2\` and \`src/other.ts:3\`.

${FENCE}ts
export const code = 1;
${FENCE}

${FENCE}mermaid
graph LR
  a[src/code.ts] --> b
${FENCE}
`;

const LEAK = `---
layout: ../Layout.astro
tracks: [src/**]
---

${FENCE}mermaid
graph LR
  a["<img src='https://tracker.example/pixel.png' width='9'>"] --> b
${FENCE}
`;

const LAYOUT = `---
import { ClientRouter } from 'astro:transitions';
---

<html lang="en">
  <head>
    <title>Page</title>
    <link rel="icon" href="/icon.svg" />
    <ClientRouter />
  </head>
  <body>
    <nav><a href="/guide/">Guide</a> <a href="/leak/">Leak</a> <a href="/plain/">Plain</a></nav>
    <slot />
  </body>
</html>
`;

const CONFIG = `import drift from 'astro-drift';

export default {
  security: { csp: { directives: ["img-src 'self'"] } },
  // What Shiki writes is blocked, with this integration and without.
  markdown: { syntaxHighlight: 'prism' },
  integrations: [drift()],
};
`;

interface Watched {
  violations: string[];
}

describe('a site with a Content Security Policy', () => {
  let repository: TestRepository;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // Astro's own components have to be below the folder in which packages are found.
    repository = TestRepository.nearby();
    repository.git('init', '--quiet', '--initial-branch=main');
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
    repository.write('src/code.ts', numbered(9)).write('src/other.ts', numbered(9));
    const site = new TestSite(repository);
    site.write('src/pages/guide.md', PAGE).write('src/Layout.astro', LAYOUT);
    site.write('src/pages/leak.md', LEAK);
    site.write('src/pages/plain.md', '---\nlayout: ../Layout.astro\n---\n\nNothing.\n');
    site.write('astro.config.mjs', CONFIG);
    site.write('public/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    repository.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
    repository.write('src/code.ts', numbered(9).replace('line 2\n', 'const changed = "line";\n'));
    repository.commit('Change the code', { date: '2026-01-20T12:00:00Z' });
    const { code, output } = await site.build();
    expect(code, output).toBe(0);
    server = await StaticServer.start(join(site.root, 'dist'));
    browser = await openBrowser();
    page = await browser.newPage({ baseURL: server.url });
    await page.addInitScript(() => {
      const watched = window as unknown as Watched;
      watched.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
        watched.violations.push(`${violatedDirective} ${sample}`);
      });
    });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    repository[Symbol.dispose]();
  });

  const violations = async (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as Watched).violations);

  it('has documents whose citations show their lines, and nothing is blocked', async () => {
    await page.goto('/guide/');
    await page.getByRole('link', { name: 'src/other.ts:3' }).hover();
    await page.locator('.drift-preview:popover-open').waitFor();
    expect(await page.locator('.drift-preview:popover-open').innerText()).toContain('line 3');
    expect(
      await page.locator('.drift-banner').evaluate((box) => getComputedStyle(box).borderStyle),
    ).not.toBe('none');
    expect(await violations()).toEqual([]);
  });

  it('draws diagrams, in their colours', async () => {
    await page.goto('/guide/');
    const shape = page.locator('.drift-diagram svg .drift-drifted rect').first();
    await shape.waitFor();
    const { fill, label } = await shape.evaluate((rect) => ({
      fill: getComputedStyle(rect).fill,
      label: rect.closest('a')?.getBoundingClientRect().width,
    }));
    expect(fill).not.toBe('rgb(0, 0, 0)');
    expect(label).toBeGreaterThan(80);
    expect(await violations()).toEqual([]);
  });

  it('loads nothing into a drawing that the page may not load', async () => {
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await page.goto('/leak/');
    await page.locator('.drift-diagram svg').waitFor();
    const leaks = asked.filter((request) => request.url().includes('tracker.example'));
    expect(leaks.some((request) => request.frame().url().endsWith('/frame.html'))).toBe(true);
    expect(new Set(leaks.map((request) => request.failure()?.errorText))).toEqual(new Set(['csp']));
  });

  it('draws diagrams after a page was left while its frame was loading', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/lending.js', async (route) => {
      await held;
      await route.abort().catch(() => undefined);
    });
    await page.goto('/guide/');
    await page.locator('iframe.drift-diagram-frame').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Plain' }).click();
    await page.getByText('Nothing.').waitFor();
    await page.unroute('**/lending.js');
    release();
    await page.getByRole('link', { name: 'Guide' }).click();
    await page.locator('.drift-diagram svg').waitFor({ timeout: 8000 });
  });

  it.each(['/drift/', '/drift/site/src/pages/guide.md/', '/source/', '/source/src/code.ts/#L2'])(
    'has nothing blocked on %s',
    async (path) => {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await page.locator('.drift-page h1').count()).toBe(1);
      expect(await violations()).toEqual([]);
    },
  );

  it('has source pages whose script runs, and whose code has its colours', async () => {
    await page.goto('/source/src/code.ts/#L2');
    await page.locator('.drift-copy').waitFor();
    const colours = await page
      .locator('#L2 span')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
    expect(new Set(colours).size).toBeGreaterThan(1);
  });
});
