import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLOURS, overflowOf, resize, violationsOf } from '../support/accessibility.ts';
import { ClientPages } from '../support/client-pages.ts';
import { stopClock } from '../support/page-clock.ts';
import { watch } from '../support/page-watch.ts';
import { ShownSite } from '../support/shown-site.ts';

const LINES = Array.from({ length: 8 }, (_, index) => `def line_${index}(): return ${index}`);
const LONG = `very_long = "${'and longer '.repeat(30)}"`;

/** Longer than it takes a preview to come or to go. */
const LONG_ENOUGH_MS = 5000;

let pages: ClientPages;
let site: ShownSite;

beforeAll(async () => {
  pages = await new ClientPages().prepare();
  pages.write(
    'index.html',
    `<p>See ${citation(1, 'src/a.py:1-8')} and ${citation(2, 'src/<b>b.py</b>')}.</p>
    <p id="elsewhere">Elsewhere</p><div style="height: 150vh"></div>
    <p style="text-align: end">At the end ${citation(3, 'src/c.py')}.</p>
    ${preview(1, LINES)}${preview(2, [LONG])}${preview(3, LINES)}`,
  );
  pages.write('source.html', '<p>The source.</p>');
  site = await ShownSite.serve(pages.root);
});

afterAll(async () => {
  await site.close();
  pages[Symbol.dispose]();
});

describe('the preview of a citation', () => {
  it('opens on hover, without a request, and closes when the pointer is elsewhere', async () => {
    const page = await site.newPage();
    const { requests, errors } = watch(page);
    await open(page);
    const loaded = [...requests];
    await linkOf(page, 'src/a.py:1-8').hover();
    await expectOpen(page, []);
    await pass(page);
    await expectOpen(page, [1]);
    expect(await boxOf(page, 1).innerText()).toContain('def line_7(): return 7');
    await page.hover('#elsewhere');
    await expectOpen(page, [1]);
    await pass(page);
    await expectOpen(page, []);
    expect(requests).toEqual(loaded);
    expect(loaded).toHaveLength(3);
    expect(errors).toEqual([]);
  });

  it('is placed below its link, without covering it', async () => {
    const page = await openPage();
    await hover(page, 'src/a.py:1-8');
    await expectOpen(page, [1]);
    const anchor = await linkOf(page, 'src/a.py:1-8').boundingBox();
    const shown = await boxOf(page, 1).boundingBox();
    expect(shown?.y).toBeGreaterThanOrEqual((anchor?.y ?? 0) + (anchor?.height ?? 0));
    expect(shown?.x).toBeCloseTo(anchor?.x ?? 0, 0);
  });

  it('is placed above its link where there is no room below, inside of the window', async () => {
    const page = await openPage();
    await linkOf(page, 'src/c.py').scrollIntoViewIfNeeded();
    await hover(page, 'src/c.py');
    await expectOpen(page, [3]);
    const anchor = await linkOf(page, 'src/c.py').boundingBox();
    const shown = await boxOf(page, 3).boundingBox();
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(anchor?.y ?? 0);
    expect((shown?.x ?? 0) + (shown?.width ?? 0)).toBeLessThanOrEqual(1280);
  });

  it('stays open while the pointer is on it', async () => {
    const page = await openPage();
    await hover(page, 'src/a.py:1-8');
    await page.hover('#elsewhere');
    await boxOf(page, 1).hover();
    await pass(page);
    await expectOpen(page, [1]);
    await page.hover('#elsewhere');
    await pass(page);
    await expectOpen(page, []);
  });

  it('closes when the one of another link opens', async () => {
    const page = await openPage();
    await hover(page, 'src/a.py:1-8');
    await expectOpen(page, [1]);
    await hover(page, 'src/b.py');
    await expectOpen(page, [2]);
  });

  it('does not open when the pointer only passes over its link', async () => {
    const page = await openPage();
    await linkOf(page, 'src/a.py:1-8').hover();
    await page.hover('#elsewhere');
    await pass(page);
    await expectOpen(page, []);
  });

  it('opens and closes with keyboard focus, wherever the pointer is', async () => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await open(page);
    await page.keyboard.press('Tab');
    await expectOpen(page, [1]);
    await page.hover('#elsewhere');
    await page.mouse.move(5, 5);
    await pass(page);
    await expectOpen(page, [1]);
    await page.keyboard.press('Tab');
    await expectOpen(page, [2]);
    await page.keyboard.press('Shift+Tab');
    await expectOpen(page, [1]);
    await page.keyboard.press('Enter');
    await page.waitForURL('/source.html');
    expect(errors).toEqual([]);
  });

  it('closes on Escape, and stays closed until the pointer comes again', async () => {
    const page = await openPage();
    await page.keyboard.press('Tab');
    await expectOpen(page, [1]);
    await page.keyboard.press('Escape');
    await expectOpen(page, []);
    await hover(page, 'src/b.py');
    await expectOpen(page, [2]);
    await page.keyboard.press('Escape');
    await expectOpen(page, []);
    await linkOf(page, 'src/b.py')
      .locator('code')
      .hover({ position: { x: 3, y: 3 } });
    await linkOf(page, 'src/b.py').locator('b').hover();
    await pass(page);
    await expectOpen(page, []);
    await page.hover('#elsewhere');
    await hover(page, 'src/b.py');
    await expectOpen(page, [2]);
  });

  it('moves with its link, and closes when that is scrolled out of sight', async () => {
    const page = await openPage();
    await page.keyboard.press('Tab');
    await expectOpen(page, [1]);
    const before = await boxOf(page, 1).boundingBox();
    await page.evaluate(() => {
      scrollBy(0, 40);
    });
    await expect
      .poll(async () => (await boxOf(page, 1).boundingBox())?.y)
      .toBe((before?.y ?? 0) - 40);
    await page.evaluate(() => {
      scrollBy(0, 2000);
    });
    await expectOpen(page, []);
  });

  it('closes when a view transition brings another page, and opens there', async () => {
    const page = await site.newPage();
    const { errors } = watch(page);
    await open(page);
    await page.keyboard.press('Tab');
    await expectOpen(page, [1]);
    await page.evaluate(async () => {
      const next = await (await fetch('/')).text();
      document.body.replaceWith(new DOMParser().parseFromString(next, 'text/html').body);
      document.dispatchEvent(new Event('astro:after-swap'));
    });
    await expectOpen(page, []);
    await hover(page, 'src/a.py:1-8');
    await expectOpen(page, [1]);
    expect(errors).toEqual([]);
  });

  it('is as wide as its lines need after the window was resized', async () => {
    const page = await openPage();
    await hover(page, 'src/b.py');
    await expectOpen(page, [2]);
    await page.hover('#elsewhere');
    await resize(page, 360);
    await expectOpen(page, []);
    await hover(page, 'src/b.py');
    await expectOpen(page, [2]);
    expect((await boxOf(page, 2).boundingBox())?.width).toBeGreaterThan(300);
  });

  it('is hidden without JavaScript', async () => {
    const page = await site.open('/', { javaScriptEnabled: false });
    await linkOf(page, 'src/a.py:1-8').hover();
    await expectOpen(page, []);
  });

  it('does not open by touch, however long it lasts', async () => {
    const page = await openPage({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 640 },
    });
    await page.evaluate(() => {
      document.addEventListener('click', (event) => {
        event.preventDefault();
      });
    });
    await linkOf(page, 'src/a.py:1-8').tap();
    await pass(page);
    await expectOpen(page, []);
    const { x = 0, y = 0 } = (await linkOf(page, 'src/a.py:1-8').boundingBox()) ?? {};
    const session = await page.context().newCDPSession(page);
    const touchPoints = [{ x: x + 5, y: y + 5 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await pass(page);
    await expectOpen(page, []);
  });

  it('is accessible and inside of the window, wide and narrow, in light and dark', async () => {
    const page = await site.open('/');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 360]) {
        await page.hover('#elsewhere');
        await resize(page, width);
        for (const [index, text] of ['src/a.py:1-8', 'src/b.py'].entries()) {
          await linkOf(page, text).hover();
          await expectOpen(page, [index + 1]);
          const shown = await boxOf(page, index + 1).boundingBox();
          expect(shown?.x).toBeGreaterThanOrEqual(0);
          expect((shown?.x ?? 0) + (shown?.width ?? 0)).toBeLessThanOrEqual(width);
          expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(720);
          expect(await overflowOf(page)).toEqual([]);
          expect(await violationsOf(page, colorScheme === 'dark' ? COLOURS : {})).toEqual([]);
        }
      }
    }
  });
});

function citation(number: number, text: string): string {
  return `<a class="drift-citation" data-state="ok" data-preview="drift-preview-${number}" href="/source.html"><code>${text}</code></a>`;
}

function preview(number: number, lines: readonly string[]): string {
  return `<div popover="manual" class="drift-preview" id="drift-preview-${number}" data-pagefind-ignore>
<p>src/file_${number}.py, from line 1</p><pre><code>${lines.join('\n')}</code></pre></div>`;
}

async function openPage(options?: BrowserContextOptions): Promise<Page> {
  const page = await site.newPage(options);
  await open(page);
  return page;
}

/** Opens the page of citations, in which time passes only by {@link pass}. */
async function open(page: Page): Promise<void> {
  await stopClock(page);
  await page.goto('/');
}

async function pass(page: Page): Promise<void> {
  await page.clock.runFor(LONG_ENOUGH_MS);
}

/** Moves the pointer to a link and leaves it there. */
async function hover(page: Page, text: string): Promise<void> {
  await linkOf(page, text).hover();
  await pass(page);
}

function linkOf(page: Page, text: string): Locator {
  return page.getByRole('link', { name: text });
}

function boxOf(page: Page, number: number): Locator {
  return page.locator(`#drift-preview-${number}`);
}

/** Waits until these previews are open, and no others. */
async function expectOpen(page: Page, numbers: readonly number[]): Promise<void> {
  await expect
    .poll(() =>
      page
        .locator('.drift-preview:visible')
        .evaluateAll((boxes) => boxes.map(({ id }) => Number(id.split('-').at(-1)))),
    )
    .toEqual(numbers);
}
