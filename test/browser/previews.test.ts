import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { ClientPages } from '../support/client-pages.ts';
import { StaticServer } from '../support/server.ts';

const LINES = Array.from({ length: 8 }, (_, index) => `def line_${index}(): return ${index}`);
const LONG = `very_long = "${'and longer '.repeat(30)}"`;

function citation(number: number, text: string): string {
  return `<a class="drift-citation" data-state="ok" data-preview="drift-preview-${number}" href="/source.html"><code>${text}</code></a>`;
}

function preview(number: number, lines: readonly string[]): string {
  return `<div popover="manual" class="drift-preview" id="drift-preview-${number}" data-pagefind-ignore>
<p>src/file_${number}.py, from line 1</p><pre><code>${lines.join('\n')}</code></pre></div>`;
}

describe('the preview of a citation', () => {
  let pages: ClientPages;
  let server: StaticServer;
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let errors: string[];

  beforeAll(async () => {
    pages = await new ClientPages().prepare();
    pages.write(
      'index.html',
      `<p>See ${citation(1, 'src/a.py:1-8')} and ${citation(2, 'src/b.py')}.</p>
      <p id="elsewhere">Elsewhere</p><div style="height: 150vh"></div>
      <p style="text-align: end">At the end ${citation(3, 'src/c.py')}.</p>
      ${preview(1, LINES)}${preview(2, [LONG])}${preview(3, LINES)}`,
    );
    pages.write('source.html', '<p>The source.</p>');
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
    page.on('console', (message) => errors.push(message.text()));
    await page.goto('/');
  });

  afterEach(async () => {
    await page.close();
  });

  const link = (text: string): Locator => page.getByRole('link', { name: text });
  const box = (number: number): Locator => page.locator(`#drift-preview-${number}`);
  const isOpen = async (number: number): Promise<boolean> => box(number).isVisible();

  it('comes on hover without a request, and goes with the pointer', async () => {
    expect(requests).toHaveLength(3);
    await link('src/a.py:1-8').hover();
    await expect.poll(() => isOpen(1)).toBe(true);
    expect(await box(1).innerText()).toContain('def line_7(): return 7');
    await page.hover('#elsewhere');
    await expect.poll(() => isOpen(1)).toBe(false);
    expect(requests).toHaveLength(3);
    expect(errors).toEqual([]);
  });

  it('stands below its link, and does not cover it', async () => {
    await link('src/a.py:1-8').hover();
    await expect.poll(() => isOpen(1)).toBe(true);
    const [anchor, shown] = [await link('src/a.py:1-8').boundingBox(), await box(1).boundingBox()];
    expect(shown?.y).toBeGreaterThanOrEqual((anchor?.y ?? 0) + (anchor?.height ?? 0));
    expect(shown?.x).toBeCloseTo(anchor?.x ?? 0, 0);
  });

  it('stands above where there is no room below, within the window', async () => {
    await link('src/c.py').scrollIntoViewIfNeeded();
    await link('src/c.py').hover();
    await expect.poll(() => isOpen(3)).toBe(true);
    const [anchor, shown] = [await link('src/c.py').boundingBox(), await box(3).boundingBox()];
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(anchor?.y ?? 0);
    expect((shown?.x ?? 0) + (shown?.width ?? 0)).toBeLessThanOrEqual(1280);
  });

  it('can be pointed at itself', async () => {
    await link('src/a.py:1-8').hover();
    await expect.poll(() => isOpen(1)).toBe(true);
    await box(1).hover();
    await page.waitForTimeout(500);
    expect(await isOpen(1)).toBe(true);
    await page.hover('#elsewhere');
    await expect.poll(() => isOpen(1)).toBe(false);
  });

  it('gives way to that of another link', async () => {
    await link('src/a.py:1-8').hover();
    await expect.poll(() => isOpen(1)).toBe(true);
    await link('src/b.py').hover();
    await expect.poll(() => isOpen(2)).toBe(true);
    expect(await isOpen(1)).toBe(false);
  });

  it('does not come when the pointer only passes by', async () => {
    await link('src/a.py:1-8').hover();
    await page.hover('#elsewhere');
    await page.waitForTimeout(400);
    expect(await isOpen(1)).toBe(false);
  });

  it('comes and goes with the focus of the keyboard, whatever the pointer does', async () => {
    await page.keyboard.press('Tab');
    expect(await isOpen(1)).toBe(true);
    await page.hover('#elsewhere');
    await page.mouse.move(5, 5);
    await page.waitForTimeout(500);
    expect(await isOpen(1)).toBe(true);
    await page.keyboard.press('Tab');
    expect([await isOpen(1), await isOpen(2)]).toEqual([false, true]);
    await page.keyboard.press('Shift+Tab');
    expect([await isOpen(1), await isOpen(2)]).toEqual([true, false]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/source.html');
    expect(errors).toEqual([]);
  });

  it('is closed by Escape, and stays so until the pointer comes again', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await isOpen(1)).toBe(false);
    await link('src/b.py').hover();
    await expect.poll(() => isOpen(2)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await isOpen(2)).toBe(false);
    await link('src/b.py')
      .locator('code')
      .hover({ position: { x: 3, y: 3 } });
    await page.waitForTimeout(400);
    expect(await isOpen(2)).toBe(false);
    await page.hover('#elsewhere');
    await link('src/b.py').hover();
    await expect.poll(() => isOpen(2)).toBe(true);
  });

  it('goes when its link is scrolled out of sight', async () => {
    await page.keyboard.press('Tab');
    const before = await box(1).boundingBox();
    await page.evaluate(() => {
      scrollBy(0, 40);
    });
    await expect.poll(async () => (await box(1).boundingBox())?.y).toBe((before?.y ?? 0) - 40);
    await page.evaluate(() => {
      scrollBy(0, 2000);
    });
    await expect.poll(() => isOpen(1)).toBe(false);
  });

  it('works on a page that a view transition brings', async () => {
    await page.keyboard.press('Tab');
    await page.evaluate(async () => {
      const next = await (await fetch('/')).text();
      document.body.replaceWith(new DOMParser().parseFromString(next, 'text/html').body);
      document.dispatchEvent(new Event('astro:after-swap'));
    });
    expect(await isOpen(1)).toBe(false);
    await link('src/a.py:1-8').hover();
    await expect.poll(() => isOpen(1)).toBe(true);
    expect(errors).toEqual([]);
  });

  it('is as wide as its lines need after the window was resized', async () => {
    await link('src/b.py').hover();
    await expect.poll(() => isOpen(2)).toBe(true);
    await page.hover('#elsewhere');
    await page.setViewportSize({ width: 360, height: 640 });
    await expect.poll(() => isOpen(2)).toBe(false);
    await link('src/b.py').hover();
    await expect.poll(() => isOpen(2)).toBe(true);
    expect((await box(2).boundingBox())?.width).toBeGreaterThan(300);
  });

  it('is not there without JavaScript, where the link is all', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const still = await context.newPage();
    await still.goto('/');
    await still.getByRole('link', { name: 'src/a.py:1-8' }).hover();
    expect(await still.locator('.drift-preview:visible').count()).toBe(0);
    await context.close();
  });

  it('does not come by touch', async () => {
    const context = await browser.newContext({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 640 },
      baseURL: server.url,
    });
    const touch = await context.newPage();
    await touch.goto('/');
    await touch.evaluate(() => {
      document.addEventListener('click', (event) => {
        event.preventDefault();
      });
    });
    await touch.getByRole('link', { name: 'src/a.py:1-8' }).tap();
    await touch.waitForTimeout(400);
    expect(await touch.locator('.drift-preview:visible').count()).toBe(0);
    await context.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('fits a %s screen of %i pixels, and breaks no rule of axe', async (scheme, width) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 640 });
    for (const [index, text] of ['src/a.py:1-8', 'src/b.py'].entries()) {
      await link(text).hover();
      await expect.poll(() => isOpen(index + 1)).toBe(true);
      const shown = await box(index + 1).boundingBox();
      expect(shown?.x).toBeGreaterThanOrEqual(0);
      expect((shown?.x ?? 0) + (shown?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(640);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});
