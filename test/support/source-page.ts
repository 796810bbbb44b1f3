import type { Locator, Page } from 'playwright-core';

/** The number of a line of a source page, by which it is chosen. */
export function numberOf(page: Page, line: number): Locator {
  return page.locator(`#L${line} > a`);
}

/** The numbers of the lines that a source page shows as chosen. */
export async function chosenOn(page: Page): Promise<number[]> {
  return page
    .locator('.drift-lines > .drift-line > a')
    .evaluateAll((numbers) => numbers.map(({ textContent }) => Number(textContent)));
}

/** What the page itself has after `#`: the browser tells of it later. */
export async function hashOf(page: Page): Promise<string> {
  return page.evaluate(() => location.hash);
}
