import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { ClientPages } from '../support/client-pages.ts';
import { figureOf, FLOWCHART, SEQUENCE } from '../support/diagrams.ts';
import { StaticServer } from '../support/server.ts';

const OTHERS = {
  class: 'classDiagram\n  class A["src/auth/routes.py"]\n  A : +run()\n  A <|-- B',
  state: 'stateDiagram-v2\n  state "src/auth/routes.py" as A\n  [*] --> A',
  'mind map': 'mindmap\n  root((App))\n    src/auth/routes.py',
  block: 'block-beta\n  a["src/auth/routes.py"] b["Other"]',
  C4: 'C4Context\n  System(a, "src/auth/routes.py", "Logs in")',
  pie: 'pie\n  "src/auth/routes.py" : 3\n  "Other" : 2',
};

const RUN = `window.ran=1`;
const LOOSE = JSON.stringify({
  securityLevel: 'loose',
  secure: [],
  htmlLabels: true,
  flowchart: { htmlLabels: true },
  dompurifyConfig: { ADD_TAGS: ['script', 'iframe'], ADD_ATTR: ['onerror', 'onload', 'srcdoc'] },
  themeCSS: '} </style><script>window.ran=1</script>',
  fontFamily: '"};</style><script>window.ran=1</script>',
});
/** Diagrams whose author wants a program to be run. */
const HOSTILE = [
  `%%{init: ${LOOSE}}%%\nflowchart LR`,
  `---\nconfig: ${LOOSE}\n---\nflowchart LR`,
  'flowchart LR',
].map(
  (head) => `${head}
  A["<img src=x onerror=${RUN}><svg onload=${RUN}></svg><b>src/auth/routes.py</b>"] --> B
  B["<script>${RUN}</script><iframe srcdoc='<script>parent.ran=1</script>'></iframe>"]
  C["<a href='javascript:${RUN}'>src/auth/routes.py</a>"]
  click A href "javascript:${RUN}"
  click B call eval("${RUN}")
  click C eval "${RUN}"`,
);

/** Styles from files alone, and the one with nothing in it, as Astro writes it. */
const STRICT = `style-src 'self' 'sha256-${createHash('sha256').digest('base64')}'`;

function policyOf(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/** Where the parts of a page's drawings are, and how they look. */
function partsOf(page: Page): Promise<string[]> {
  return page.locator('.drift-diagram-view > svg, .drift-diagram-view > svg *').evaluateAll((all) =>
    all.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const { fill, stroke, color, font } = getComputedStyle(part);
      const place = [x, y, width, height].map((number) => number.toFixed(1));
      return [part.localName, ...place, fill, stroke, color, font].join(' ');
    }),
  );
}

describe('diagrams', () => {
  let pages: ClientPages;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let errors: string[];

  beforeAll(async () => {
    pages = await new ClientPages().prepare();
    pages.write('index.html', figureOf(FLOWCHART) + figureOf(SEQUENCE));
    pages.write('plain.html', '<p>No diagram here.</p>');
    pages.write(
      'broken.html',
      figureOf('flowchart LR\n  A[[[') + figureOf('flowchart LR\n  A[Fine]'),
    );
    pages.write(
      'others.html',
      Object.values(OTHERS)
        .map((code) => figureOf(code))
        .join(''),
    );
    pages.write('hostile.html', HOSTILE.map((code) => figureOf(code)).join(''));
    pages.write(
      'hostile-strict.html',
      HOSTILE.map((code) => figureOf(code)).join(''),
      policyOf(STRICT),
    );
    pages.write('tab.html', `<details><summary>More</summary>${figureOf(FLOWCHART)}</details>`);
    pages.write('strict.html', figureOf(FLOWCHART) + figureOf(SEQUENCE), policyOf(STRICT));
    pages.write('frameless.html', figureOf(FLOWCHART), policyOf(`${STRICT}; frame-src 'none'`));
    pages.write(
      'frame.html',
      `<div class="frame">${figureOf(FLOWCHART)}</div>`,
      '<style>.frame :not(:is(svg, svg *)) { all: revert }</style>',
    );
    pages.write('source/src/auth/routes.py.html', '<p>The source.</p>');
    server = await StaticServer.start(pages.root);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    pages[Symbol.dispose]();
  });

  beforeEach(async () => {
    page = await browser.newPage({ baseURL: server.url });
    requests = [];
    errors = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  });

  afterEach(async () => {
    await page.close();
  });

  const drawings = (): Locator => page.locator('.drift-diagram-view > svg');
  const open = async (path: string, count: number): Promise<void> => {
    await page.goto(path);
    await expect.poll(() => drawings().count(), { timeout: 20_000 }).toBe(count);
  };
  const colourOf = async (text: string): Promise<string> =>
    page
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => getComputedStyle(element).color);

  it('are drawn, with links from the nodes that cite sources', async () => {
    await open('/', 2);
    const links = await page
      .locator('svg a')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links.sort()).toEqual([
      '/source/src/auth/routes.py.html',
      '/source/src/auth/routes.py.html',
      '/source/src/auth/routes.py.html',
      '/source/src/auth/tokens.py.html',
      '/source/src/core.html',
      '/source/src/core/__init__.py.html',
      '/source/src/users.py.html',
      '/source/src/users.py.html',
    ]);
    expect(await page.getByRole('document', { name: 'Diagram' }).count()).toBe(2);
    await page.locator('svg').getByText('Login').click();
    await page.waitForURL('**/source/src/auth/routes.py.html');
    expect(errors).toEqual([]);
  });

  it('can be followed with the keyboard, by names that say what has drifted', async () => {
    await open('/', 2);
    const link = page.getByRole('link', {
      name: 'Login src/auth/routes.py changed since this was written',
    });
    const focused = async (): Promise<boolean> =>
      link.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 10 && !(await focused()); presses++) {
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toBe(true);
    const outline = await link.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/source/src/auth/routes.py.html');
  });

  it('mark what has drifted with more than a colour', async () => {
    await open('/', 2);
    const dashes = async (text: string): Promise<string> =>
      drawings()
        .first()
        .locator('.node', { hasText: text })
        .locator('.label-container')
        .evaluate((shape) => getComputedStyle(shape).strokeDasharray);
    expect(await dashes('src/auth/routes.py')).toBe('7px, 4px');
    expect(await dashes('src/gone.py')).toBe('7px, 4px');
    expect(await dashes('src/auth/tokens.py')).toBe('none');
    expect(await dashes('Plain')).toBe('none');
    const signs = drawings().first().getByRole('img');
    expect(await signs.count()).toBe(3);
    expect(await signs.first().isVisible()).toBe(true);
    const below = await page.locator('figcaption').first().innerText();
    expect(below).toContain('src/auth/routes.py (changed since this was written)');
    expect(below).toContain('src/gone.py (this file does not exist)');
    expect(below).not.toContain('tokens.py');
  });

  it('can be read as text without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const still = await context.newPage();
    await still.goto('/');
    expect(await still.getByText('A --> C{src/auth/tokens.py}').isVisible()).toBe(true);
    expect(await still.locator('svg, button').count()).toBe(0);
    const link = still.locator('figcaption a').first();
    expect(await link.getAttribute('href')).toBe('/source/src/auth/routes.py.html');
    await context.close();
  });

  it('can be read as text by a button', async () => {
    await open('/', 2);
    const text = page.getByText('A --> C{src/auth/tokens.py}');
    const button = page.getByRole('button', { name: 'Show as text' }).first();
    expect(await text.isVisible()).toBe(false);
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await text.isVisible()).toBe(true);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Space');
    expect(await text.isVisible()).toBe(false);
  });

  it('hide their text in a block whose style sheet reverts all others', async () => {
    await open('/frame.html', 1);
    const text = page.getByText('A --> C{src/auth/tokens.py}');
    expect(await text.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show as text' }).click();
    expect(await text.isVisible()).toBe(true);
  });

  it('stay texts where they cannot be drawn, and do not keep others from it', async () => {
    await open('/broken.html', 1);
    expect(await page.getByText('A[[[').isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(1);
    expect(await page.locator('.drift-diagram-stage, [id^=ddrift], .error-icon').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it.each(['/hostile.html', '/hostile-strict.html'])(
    'run nothing, whatever their text asks for, as in %s',
    async (path) => {
      await open(path, HOSTILE.length);
      for (const link of await page.locator('svg a, svg .clickable').all()) {
        await link.dispatchEvent('click');
      }
      const parts = await page
        .locator('.drift-diagram-view *')
        .evaluateAll((all) =>
          all.flatMap((part) => [
            part.localName,
            ...part
              .getAttributeNames()
              .filter(
                (name) =>
                  /^on|^srcdoc$/.test(name) || (part.getAttribute(name) ?? '').includes('script:'),
              ),
          ]),
        );
      expect(parts).toContain('foreignObject');
      expect(parts.filter((name) => /^(?:script|iframe)$|^on|srcdoc|href/.test(name))).toEqual([]);
      const frames = await Promise.all(page.frames().map((frame) => frame.evaluate('window.ran')));
      expect(frames.filter((ran) => ran !== undefined)).toEqual([]);
    },
  );

  it('are drawn as anywhere where the page may have no styles but its own', async () => {
    await open('/', 2);
    const parts = (await partsOf(page)).filter((part) => !part.startsWith('style '));
    await open('/strict.html', 2);
    expect(await partsOf(page)).toEqual(parts);
    expect(parts.length).toBeGreaterThan(100);
    expect(errors).toEqual([]);
  });

  it('stay texts where there may be neither such styles nor a frame', async () => {
    await page.goto('/frameless.html');
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('A --> C{src/auth/tokens.py}').isVisible()).toBe(true);
    expect(requests.filter((path) => path.includes('/mermaid/'))).toEqual([]);
  });

  it('link the nodes of all kinds of diagrams', async () => {
    await open('/others.html', Object.keys(OTHERS).length);
    for (const [index, kind] of Object.keys(OTHERS).entries()) {
      const links = drawings().nth(index).locator('a.drift-drifted');
      expect(await links.count(), kind).toBe(1);
      expect(await links.getAttribute('href'), kind).toBe('/source/src/auth/routes.py.html');
    }
    const ids = await page.locator('[id]').evaluateAll((found) => found.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each(['/', '/strict.html'])('follow the page %s between light and dark', async (path) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(path, 2);
    const light = await colourOf('Plain');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => colourOf('Plain')).not.toBe(light);
    const dark = await colourOf('Plain');
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
    await expect.poll(() => colourOf('Plain')).toBe(light);
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
    });
    await expect.poll(() => colourOf('Plain')).toBe(dark);
    await expect.poll(() => page.locator('.drift-diagram-stage').count()).toBe(0);
    expect(await drawings().count()).toBe(2);
    expect(await page.getByRole('button').count()).toBe(2);
    expect(await page.locator('svg a').count()).toBe(8);
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
    expect(sheets).toBe(path === '/' ? 1 : 3);
    expect(errors).toEqual([]);
  });

  it('are drawn where they come to be seen later', async () => {
    await page.goto('/tab.html');
    await page.waitForLoadState('networkidle');
    expect(await drawings().count()).toBe(0);
    expect(requests.filter((path) => path.includes('/mermaid/'))).toEqual([]);
    await page.getByText('More').click();
    await expect.poll(() => drawings().count()).toBe(1);
  });

  it.each(['/', '/strict.html'])(
    'are drawn on a page that a view transition brings to %s, each once',
    async (path) => {
      await open(path, 2);
      await page.evaluate(async () => {
        const next = await (await fetch('/others.html')).text();
        document.body.replaceWith(new DOMParser().parseFromString(next, 'text/html').body);
        document.dispatchEvent(new Event('astro:page-load'));
        document.dispatchEvent(new Event('astro:page-load'));
      });
      const count = Object.keys(OTHERS).length;
      await expect.poll(() => drawings().count(), { timeout: 20_000 }).toBe(count);
      const light = await colourOf('Other');
      await page.evaluate(() => {
        document.body.style.color = '#eee';
      });
      await expect.poll(() => colourOf('Other')).not.toBe(light);
      expect(await drawings().count()).toBe(count);
      expect(errors).toEqual([]);
    },
  );

  it('cost a page without one nothing', async () => {
    await page.goto('/plain.html');
    await page.waitForLoadState('networkidle');
    expect(requests).toEqual(['/plain.html', '/styles.css']);
  });

  it('load what they need, and little of the rest', async () => {
    await open('/', 2);
    const loaded = requests.filter((path) => path.includes('/mermaid/'));
    const sizes = loaded.map((path) => statSync(join(pages.root, path)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(1_200_000);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('fit a %s screen of %i pixels, and break no rule of axe', async (scheme, width) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    for (const [path, count] of [
      ['/', 2],
      ['/strict.html', 2],
      ['/others.html', Object.keys(OTHERS).length],
    ] as const) {
      await open(path, count);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
      expect(await violationsOf(page), path).toEqual([]);
    }
  });

  it('scroll by the keyboard where they are wider than the screen', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await open('/', 2);
    const view = page.getByRole('group', { name: 'Diagram, wider than the page' });
    await view.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => view.first().evaluate(({ scrollLeft }) => scrollLeft))
      .toBeGreaterThan(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(() => view.count()).toBe(0);
  });
});
