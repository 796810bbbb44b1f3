import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ADDED_PAGES,
  type AddedPage,
  addedPageOf,
  specParam,
} from '../../../integration/astro/src/page/added-pages.ts';

const routes = new URL('../../../integration/astro/routes/', import.meta.url);
const pages: [name: string, page: AddedPage][] = Object.entries(ADDED_PAGES);

describe('the table of added pages', () => {
  it('has every file of the folder of routes, each once', () => {
    const entrypoints = pages.map(([, { entrypoint }]) => entrypoint);
    expect(entrypoints.toSorted()).toEqual(readdirSync(routes).sort());
  });

  it.each(pages)('has a page that is prerendered and has the right kind of file: %s', (_, page) => {
    expect(readFileSync(new URL(page.entrypoint, routes), 'utf8')).toContain(
      'export const prerender = true;',
    );
    expect(page.entrypoint.endsWith('.astro')).toBe(page.isFile !== true);
  });

  it.each(pages)('has parameters for a pattern that needs them, and no others: %s', (_, page) => {
    expect(page.params !== undefined).toBe(page.pattern.includes('['));
  });

  it.each(pages)('finds a page by its route: %s', (_, page) => {
    expect(addedPageOf(`/${page.pattern}`)).toBe(page);
  });

  it('finds no page for a route of the site itself', () => {
    expect(addedPageOf('/')).toBeUndefined();
    expect(addedPageOf('/drift/other')).toBeUndefined();
  });

  const fixed = pages.flatMap(([, { pattern }]) =>
    pattern.startsWith('drift/') && !pattern.includes('[') ? pattern.slice('drift/'.length) : [],
  );

  it.each(fixed)('keeps %s free of the pages of specs', (name) => {
    expect(specParam(name)).toBe(`~${name}`);
    expect(specParam(name.toUpperCase())).toBe(`~${name.toUpperCase()}`);
    expect(specParam(`${name}/a`)).toBe(`~${name}/a`);
    expect(specParam(`${name}a`)).toBe(`${name}a`);
  });
});
