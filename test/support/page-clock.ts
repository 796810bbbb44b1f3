import type { Page } from 'playwright-core';

/** Stops the time of a page before it is opened. It passes by `page.clock.runFor(…)` alone. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  // Time passes until it is stopped, so later than that.
  await page.clock.pauseAt(24 * 60 * 60_000);
}
