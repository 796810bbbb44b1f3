import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopClock } from '../support/page-clock.ts';
import { TestRepository } from '../support/repository.ts';
import { ShownSite } from '../support/shown-site.ts';
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

/** A page that remembers what its policy has blocked. */
interface Policed {
  readonly violations: string[];
}

let repository: TestRepository;
let site: ShownSite;

beforeAll(async () => {
  // Astro's own components have to be below the folder in which packages are found.
  repository = TestRepository.nearby();
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  repository.write('src/code.ts', numbered(9)).write('src/other.ts', numbered(9));
  const policed = new TestSite(repository);
  policed.write('src/pages/guide.md', PAGE).write('src/Layout.astro', LAYOUT);
  policed.write('src/pages/leak.md', LEAK);
  policed.write('src/pages/plain.md', '---\nlayout: ../Layout.astro\n---\n\nNothing.\n');
  policed.write('astro.config.mjs', CONFIG);
  policed.write('public/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  repository.commit('Document the code', { date: '2026-01-10T12:00:00Z' });
  repository.write('src/code.ts', numbered(9).replace('line 2\n', 'const changed = "line";\n'));
  repository.commit('Change the code', { date: '2026-01-20T12:00:00Z' });
  site = await ShownSite.build(policed);
});

afterAll(async () => {
  await site.close();
  repository[Symbol.dispose]();
});

describe('with a Content Security Policy', () => {
  it('a document shows the lines of its citations, and nothing is blocked', async () => {
    const page = await open('/guide/');
    await page.getByRole('link', { name: 'src/other.ts:3' }).hover();
    const preview = page.locator('.drift-preview:popover-open');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('line 3');
    expect(
      await page.locator('.drift-banner').evaluate((box) => getComputedStyle(box).borderStyle),
    ).not.toBe('none');
    expect(await blockedOn(page)).toEqual([]);
  });

  it('a diagram is drawn in its colours, and nothing is blocked', async () => {
    const page = await open('/guide/');
    const shape = page.locator('.drift-diagram svg .drift-drifted rect').first();
    await shape.waitFor();
    const { fill, label } = await shape.evaluate((rect) => ({
      fill: getComputedStyle(rect).fill,
      label: rect.closest('a')?.getBoundingClientRect().width,
    }));
    expect(fill).not.toBe('rgb(0, 0, 0)');
    expect(label).toBeGreaterThan(80);
    expect(await blockedOn(page)).toEqual([]);
  });

  it('a diagram loads nothing that its page may not load', async () => {
    const page = await site.newPage();
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await page.goto('/leak/');
    await page.locator('.drift-diagram svg').waitFor();
    // It is drawn in the frame, and copied to the page.
    await expect
      .poll(() => {
        const leaks = asked.filter((request) => request.url().includes('tracker.example'));
        return new Set(
          leaks.map((request) => {
            const { pathname } = new URL(request.frame().url());
            return `${pathname.split('/').at(-1)} ${request.failure()?.errorText}`;
          }),
        );
      })
      .toEqual(new Set(['frame.html csp', ' csp']));
  });

  it('a diagram is drawn after its page was left while the frame was loading', async () => {
    const page = await site.newPage();
    // A drawing that waits for the frame in vain gives up after some time, which is no way out here.
    await stopClock(page);
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
    await page.locator('.drift-diagram svg').waitFor();
  });

  it.each(['/drift/', '/drift/site/src/pages/guide.md/', '/source/', '/source/src/code.ts/#L2'])(
    'nothing is blocked on %s',
    async (path) => {
      const page = await open(path);
      expect(await page.locator('.drift-page h1').count()).toBe(1);
      expect(await blockedOn(page)).toEqual([]);
    },
  );

  it('a source page has its script and the colours of its code', async () => {
    const page = await open('/source/src/code.ts/#L2');
    await page.locator('.drift-copy').waitFor();
    const colours = await page
      .locator('#L2 span')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
    expect(new Set(colours).size).toBeGreaterThan(1);
  });
});

/** Opens a page that remembers what its policy blocks. */
async function open(path: string): Promise<Page> {
  const page = await site.newPage();
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (violation) => {
      const { violatedDirective, blockedURI, sample } = violation;
      violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  await page.goto(path);
  return page;
}

/** What the policy of a page has blocked. It is told in order, so waits for one thing more. */
async function blockedOn(page: Page): Promise<string[]> {
  const last = 'https://elsewhere.example/last.png';
  await page.evaluate((address) => {
    new Image().src = address;
  }, last);
  const blocked = (): Promise<string[]> =>
    page.evaluate(() => [...(window as unknown as Policed).violations]);
  await expect.poll(async () => (await blocked()).at(-1)).toContain(last);
  return (await blocked()).slice(0, -1);
}
