import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Options of axe: the rules that look at colours, for no other can tell light from dark. */
export const COLOURS: axe.RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

const SCREENS = [
  { colorScheme: 'light', width: 1280, rules: 'all' },
  { colorScheme: 'light', width: 800, rules: 'none' },
  { colorScheme: 'light', width: 360, rules: 'all' },
  { colorScheme: 'dark', width: 1280, rules: 'colours' },
  { colorScheme: 'dark', width: 360, rules: 'colours' },
] as const;

/** How a page is brought to another colour scheme. */
type ShowScheme = (colorScheme: 'light' | 'dark') => Promise<void>;

/**
 * What keeps people from using a page on wide and narrow screens, in light and dark: what axe finds,
 * and what is wider than the screen.
 *
 * @param show how the page gets its colours; by what the system prefers, unless given
 */
export async function problemsOf(
  page: Page,
  show: ShowScheme = (colorScheme) => page.emulateMedia({ colorScheme }),
): Promise<string[]> {
  const problems: string[] = [];
  for (const { colorScheme, width, rules } of SCREENS) {
    await resize(page, width);
    await show(colorScheme);
    const found = await overflowOf(page);
    if (rules === 'all') found.push(...(await violationsOf(page)));
    if (rules === 'colours') found.push(...(await violationsOf(page, COLOURS)));
    problems.push(...found.map((problem) => `${colorScheme}, ${width} pixels: ${problem}`));
  }
  return problems;
}

/** What axe finds wrong with a page as it is: the rule and the first places, a line each. */
export async function violationsOf(page: Page, options: axe.RunOptions = {}): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (chosen) => {
    // What is still changing its colour will have another one.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    const { axe: library } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await library.run({ resultTypes: ['violations'], ...chosen });
    return violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 5).map(({ target }) => target.join(' '));
      return `${id}, ${nodes.length} times: ${places.join(', ')}`;
    });
  }, options);
}

/** How much wider a page is than its screen, if it is. */
export async function overflowOf(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return pixels === 0 ? [] : [`${pixels} pixels wider than the screen`];
}

/** Gives a page another width, and waits until its scripts have been told. */
export async function resize(page: Page, width: number): Promise<void> {
  const { width: current, height } = page.viewportSize() ?? { width: 0, height: 800 };
  if (width === current) return;
  const resized = await page.evaluateHandle(() => ({
    event: new Promise((resolve) => {
      addEventListener('resize', resolve, { once: true });
    }),
  }));
  await page.setViewportSize({ width, height });
  await resized.evaluate(async ({ event }) => {
    await event;
  });
}
