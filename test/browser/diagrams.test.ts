import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOf, violationsOf } from '../support/accessibility.ts';
import { ClientPages } from '../support/client-pages.ts';
import { figureOf, FLOWCHART, SEQUENCE } from '../support/diagrams.ts';
import { type PageWatch, watch } from '../support/page-watch.ts';
import { ShownSite } from '../support/shown-site.ts';

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

const KINDS = Object.keys(OTHERS);

/** A part of the text of {@link FLOWCHART}. */
const TEXT = 'A --> C{src/auth/tokens.py}';

let pages: ClientPages;
let site: ShownSite;

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
  const hostile = HOSTILE.map((code) => figureOf(code)).join('');
  pages.write('hostile.html', hostile);
  pages.write('hostile-strict.html', hostile, policyOf(STRICT));
  pages.write('far.html', `<p style="height: 300vh"></p>${figureOf(FLOWCHART)}`);
  pages.write('tab.html', `<details><summary>More</summary>${figureOf(FLOWCHART)}</details>`);
  pages.write('strict.html', figureOf(FLOWCHART) + figureOf(SEQUENCE), policyOf(STRICT));
  pages.write('frameless.html', figureOf(FLOWCHART), policyOf(`${STRICT}; frame-src 'none'`));
  pages.write(
    'frame.html',
    `<div class="frame">${figureOf(FLOWCHART)}</div>`,
    '<style>.frame :not(:is(svg, svg *)) { all: revert }</style>',
  );
  pages.write('source/src/auth/routes.py.html', '<p>The source.</p>');
  site = await ShownSite.serve(pages.root);
});

afterAll(async () => {
  await site.close();
  pages[Symbol.dispose]();
});

describe('diagrams', () => {
  it('are drawn with links on the nodes that cite sources', async () => {
    const { page, errors } = await open('/', 2);
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
    await page.waitForURL('/source/src/auth/routes.py.html');
    expect(errors).toEqual([]);
  });

  it('have links that the keyboard follows, with names that say what has drifted', async () => {
    const { page } = await open('/', 2);
    const link = page.getByRole('link', {
      name: 'Login src/auth/routes.py changed since this was written',
    });
    const isFocused = async (): Promise<boolean> =>
      link.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 10 && !(await isFocused()); presses++) {
      await page.keyboard.press('Tab');
    }
    expect(await isFocused()).toBe(true);
    const outline = await link.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('/source/src/auth/routes.py.html');
  });

  it('mark nodes that have drifted with dashes, a sign and a note', async () => {
    const { page } = await open('/', 2);
    const drawing = drawingsOn(page).first();
    const dashes = async (text: string): Promise<string> =>
      drawing
        .locator('.node', { hasText: text })
        .locator('.label-container')
        .evaluate((shape) => getComputedStyle(shape).strokeDasharray);
    expect(await dashes('src/auth/routes.py')).toBe('7px, 4px');
    expect(await dashes('src/gone.py')).toBe('7px, 4px');
    expect(await dashes('src/auth/tokens.py')).toBe('none');
    expect(await dashes('Plain')).toBe('none');
    const signs = drawing.getByRole('img');
    expect(await signs.count()).toBe(3);
    expect(await signs.first().isVisible()).toBe(true);
    const below = await page.locator('figcaption').first().innerText();
    expect(below).toContain('src/auth/routes.py (changed since this was written)');
    expect(below).toContain('src/gone.py (this file does not exist)');
    expect(below).not.toContain('tokens.py');
  });

  it('are text without JavaScript', async () => {
    const page = await site.open('/', { javaScriptEnabled: false });
    expect(await page.getByText(TEXT).isVisible()).toBe(true);
    expect(await page.locator('svg, button').count()).toBe(0);
    const link = page.locator('figcaption a').first();
    expect(await link.getAttribute('href')).toBe('/source/src/auth/routes.py.html');
  });

  it('have a button that shows and hides their text', async () => {
    const { page } = await open('/', 2);
    const text = page.getByText(TEXT);
    const button = page.getByRole('button', { name: 'Show as text' }).first();
    expect(await text.isVisible()).toBe(false);
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.focus();
    await page.keyboard.press('Enter');
    await text.waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Space');
    await text.waitFor({ state: 'hidden' });
  });

  it('fill the window on request, and return to their place', async () => {
    const { page, errors } = await open('/', 2);
    const before = await drawingsOn(page).first().boundingBox();
    const button = page.getByRole('button', { name: 'Enlarge' }).first();
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'Diagram' });
    const large = await dialog.locator('svg').boundingBox();
    expect(large?.width).toBeGreaterThan(before?.width ?? Infinity);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await drawingsOn(page).first().boundingBox()).toEqual(before);
    await button.click();
    await page.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await drawingsOn(page).count()).toBe(2);
    expect(errors).toEqual([]);
  });

  it('have the colours of their page', async () => {
    const { page } = await open('/', 2, { colorScheme: 'light' });
    expect(await colourOf(page, 'Plain')).toBe('rgb(34, 34, 34)');
  });

  it('are drawn only when they are near', async () => {
    const { page, requests } = await open('/far.html', 0);
    await expectScriptsDone(page);
    expect(requests.filter(isOfMermaid)).toEqual([]);
    await page.locator('.drift-diagram').scrollIntoViewIfNeeded();
    await expect.poll(() => drawingsOn(page).count()).toBe(1);
  });

  it('show their signs in forced colours', async () => {
    const { page } = await open('/', 2, { forcedColors: 'active' });
    const sign = page.locator('figcaption .drift-sign').first();
    const [text, back] = await sign.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor];
    });
    expect(text).not.toBe(back);
    expect(await sign.innerText()).toBe('Δ');
  });

  it('hide their text where a style sheet reverts all others', async () => {
    const { page } = await open('/frame.html', 1);
    const text = page.getByText(TEXT);
    expect(await text.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show as text' }).click();
    await text.waitFor();
  });

  it('stay text where they have a syntax error, and others are drawn', async () => {
    const { page, errors } = await open('/broken.html', 1);
    await expectIdle(page, 2);
    expect(await page.getByText('A[[[').isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(2);
    expect(await page.locator('[id^=ddrift], .error-icon').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it.each([
    ['', '/hostile.html'],
    [' under a Content Security Policy', '/hostile-strict.html'],
  ])('run nothing that their text asks for%s', async (_, path) => {
    const { page } = await open(path, HOSTILE.length);
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
    // Where an image cannot be loaded, that of a diagram has failed before.
    await page.evaluate(async () => {
      const image = new Image();
      const failed = new Promise((resolve) => {
        image.addEventListener('error', resolve);
      });
      image.src = '/no-image.png';
      await failed;
    });
    const frames = await Promise.all(page.frames().map((frame) => frame.evaluate('window.ran')));
    expect(frames.filter((ran) => ran !== undefined)).toEqual([]);
  });

  it('look and read the same under a Content Security Policy that blocks inline styles', async () => {
    const free = await open('/', 2);
    const parts = (await partsOf(free.page)).filter((part) => !part.startsWith('style '));
    const strict = await open('/strict.html', 2);
    expect(await partsOf(strict.page)).toEqual(parts);
    expect(parts.length).toBeGreaterThan(100);
    expect(await strict.page.locator('main').ariaSnapshot()).toBe(
      await free.page.locator('main').ariaSnapshot(),
    );
    expect([...free.errors, ...strict.errors]).toEqual([]);
  });

  it('stay text under a Content Security Policy that blocks inline styles and frames', async () => {
    const { page, requests } = await open('/frameless.html', 0);
    await expectIdle(page, 1);
    expect(await drawingsOn(page).count()).toBe(0);
    expect(await page.getByText(TEXT).isVisible()).toBe(true);
    expect(requests.filter(isOfMermaid)).toEqual([]);
  });

  it('have links on their nodes, whatever kind of diagram Mermaid draws', async () => {
    const { page, errors } = await open('/others.html', KINDS.length);
    for (const [index, kind] of KINDS.entries()) {
      const links = drawingsOn(page).nth(index).locator('a.drift-drifted');
      expect(await links.count(), kind).toBe(1);
      expect(await links.getAttribute('href'), kind).toBe('/source/src/auth/routes.py.html');
    }
    const ids = await page.locator('[id]').evaluateAll((found) => found.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each([
    ['', '/'],
    [' under a Content Security Policy', '/strict.html'],
  ])('follow their page between light and dark%s', async (_, path) => {
    const { page, errors } = await open(path, 2, { colorScheme: 'light' });
    const light = await colourOf(page, 'Plain');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => colourOf(page, 'Plain')).not.toBe(light);
    const dark = await colourOf(page, 'Plain');
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
    await expect.poll(() => colourOf(page, 'Plain')).toBe(light);
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
    });
    await expect.poll(() => colourOf(page, 'Plain')).toBe(dark);
    await expectIdle(page, 2);
    expect(await drawingsOn(page).count()).toBe(2);
    expect(await page.getByRole('button').count()).toBe(4);
    expect(await page.locator('svg a').count()).toBe(8);
    const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
    expect(sheets).toBe(path === '/' ? 1 : 3);
    expect(errors).toEqual([]);
  });

  it('are drawn, and Mermaid is loaded, only when they are seen', async () => {
    const { page, requests } = await open('/tab.html', 0);
    await expectScriptsDone(page);
    expect(await drawingsOn(page).count()).toBe(0);
    expect(requests.filter(isOfMermaid)).toEqual([]);
    await page.getByText('More').click();
    await expect.poll(() => drawingsOn(page).count()).toBe(1);
    expect(requests.filter(isOfMermaid).length).toBeGreaterThan(0);
  });

  it.each([
    ['', '/'],
    [' under a Content Security Policy', '/strict.html'],
  ])('are each drawn once on a page that a view transition brings%s', async (_, path) => {
    const { page, errors } = await open(path, 2);
    await page.evaluate(async () => {
      const next = await (await fetch('/others.html')).text();
      document.body.replaceWith(new DOMParser().parseFromString(next, 'text/html').body);
      document.dispatchEvent(new Event('astro:page-load'));
      document.dispatchEvent(new Event('astro:page-load'));
    });
    await expect.poll(() => drawingsOn(page).count()).toBe(KINDS.length);
    const light = await colourOf(page, 'Other');
    await page.evaluate(() => {
      document.body.style.color = '#eee';
    });
    await expect.poll(() => colourOf(page, 'Other')).not.toBe(light);
    await expectIdle(page, KINDS.length);
    expect(await drawingsOn(page).count()).toBe(KINDS.length);
    expect(errors).toEqual([]);
  });

  it('cost a page without a diagram nothing', async () => {
    const { requests } = await open('/plain.html', 0);
    expect(requests).toEqual(['/plain.html', '/styles.css']);
  });

  it('load no more of Mermaid than they need', async () => {
    const { requests } = await open('/', 2);
    const sizes = requests.filter(isOfMermaid).map((path) => statSync(join(pages.root, path)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(1_200_000);
  });

  it.each([
    ['', '/', 2],
    [', whatever their kind', '/others.html', KINDS.length],
  ])(
    'are accessible and fit wide and narrow screens, in light and dark%s',
    async (_, path, count) => {
      const { page } = await open(path, count);
      const problems = await problemsOf(page, async (colorScheme) => {
        await page.emulateMedia({ colorScheme });
        const back = colorScheme === 'dark' ? '#17181c' : '#ffffff';
        const figures = page.locator(`.drift-diagram[data-theme^="${back}"]`);
        await expect.poll(() => figures.count()).toBe(count);
        await expectIdle(page, count);
      });
      expect(problems).toEqual([]);
    },
  );

  it('scroll by keyboard where they are wider than the screen', async () => {
    const { page } = await open('/', 2, { viewport: { width: 360, height: 800 } });
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

interface WatchedPage extends PageWatch {
  readonly page: Page;
}

/** Opens a page, and waits until so many diagrams are drawn. */
async function open(
  path: string,
  count: number,
  options?: BrowserContextOptions,
): Promise<WatchedPage> {
  const page = await site.newPage(options);
  const watched = watch(page);
  await page.goto(path);
  if (count > 0) await passBy(page);
  await expect.poll(() => drawingsOn(page).count()).toBe(count);
  return { page, ...watched };
}

/** Brings each diagram into view once, so that all of them are drawn. */
async function passBy(page: Page): Promise<void> {
  for (const figure of await page.locator('.drift-diagram').all()) {
    await figure.scrollIntoViewIfNeeded();
  }
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
}

function drawingsOn(page: Page): Locator {
  return page.locator('.drift-diagram-view > svg');
}

async function colourOf(page: Page, text: string): Promise<string> {
  return page
    .getByText(text, { exact: true })
    .first()
    .evaluate((element) => getComputedStyle(element).color);
}

/** Waits until so many diagrams were begun, and none is being drawn: one follows at once on another. */
async function expectIdle(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.locator('.drift-diagram[data-theme]').count()).toBe(count);
  await expect.poll(() => page.locator('.drift-diagram-stage').count()).toBe(0);
}

/** Waits until a page's scripts have seen how large its figures are, and what they asked for is known. */
async function expectScriptsDone(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  const last = '/plain.html';
  const asked = page.waitForRequest((request) => request.url().endsWith(last));
  await page.evaluate(async (path) => {
    // Sizes are told between two frames.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await fetch(path);
  }, last);
  await asked;
}

function isOfMermaid(path: string): boolean {
  return path.includes('/mermaid/');
}

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
