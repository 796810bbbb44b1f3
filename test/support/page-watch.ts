import type { Page } from 'playwright-core';

/** What a page did since it was watched. */
export interface PageWatch {
  /** The paths of what it asked for. */
  readonly requests: string[];
  /** What went wrong: exceptions, errors that it logged, and what it could not load. */
  readonly errors: string[];
}

/** Watches a page from now on. */
export function watch(page: Page): PageWatch {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  return { requests, errors };
}
