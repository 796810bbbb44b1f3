import { describe, expect, it } from 'vitest';
import { inBuildOrder, onlyShown } from '../../../integration/astro/src/site/page-order.ts';

const page = (pathname: string, route: string, origin = 'project') => ({
  pathname,
  route: { route, origin },
});
const source = (path: string) => page(`/source/${path}/`, '/source/[...path]', 'external');

describe('inBuildOrder', () => {
  it('moves source pages to the end and keeps the order of all others', () => {
    const home = page('/', '/');
    const overview = page('/drift/', '/drift', 'external');
    const document = page('/a/', '/[...id]');
    const sources = [source('b.ts'), source('a.ts')] as const;
    expect(inBuildOrder([home, sources[0], overview, sources[1], document])).toEqual([
      home,
      overview,
      document,
      ...sources,
    ]);
  });

  it('does not move pages of the site itself that lie below the folder of source pages', () => {
    const own = page('/source/own/', '/source/[...path]');
    const other = page('/z/', '/z');
    expect(inBuildOrder([own, other])).toEqual([own, other]);
  });

  it.each(['/source/a.ts', '/source/a.ts/'])(
    'keeps the order of two pages with the path %s',
    (pathname) => {
      const own = page(pathname, '/[...id]');
      expect(inBuildOrder([source('a.ts'), source('b.ts'), own])).toEqual([
        source('a.ts'),
        own,
        source('b.ts'),
      ]);
    },
  );
});

describe('the pages that a build leaves out', () => {
  it('are those that are added for what the site does not show, and no others', () => {
    const kept = [
      page('/', '/'),
      page('/drift/', '/drift', 'external'),
      page('/drift/report.json', '/drift/report.json', 'external'),
      page('/drift/a b/', '/drift/[...id]', 'external'),
      page('/drift/other/', '/drift/[...id]'),
      page('/guide/', '/[...slug]', 'external'),
      source('a.ts'),
    ];
    const pages = [...kept, page('/drift/hidden/', '/drift/[...id]', 'external'), source('b.ts')];
    expect(onlyShown(pages, new Set(['drift/a b', 'source/a.ts']))).toEqual(kept);
  });
});
