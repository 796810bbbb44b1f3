import { describe, expect, it } from 'vitest';
import {
  anchorOf,
  fragmentOf,
  Links,
  type SiteAddresses,
} from '../../../integration/src/page/links.ts';

function linksFor(over: Partial<SiteAddresses> = {}): Links {
  return new Links({ base: '/', trailingSlash: 'ignore', format: 'directory', ...over });
}

describe('addresses in the style of the site', () => {
  it.each([
    [{}, '/drift/'],
    [{ base: '/docs' }, '/docs/drift/'],
    [{ base: '/docs/' }, '/docs/drift/'],
    [{ base: 'docs' }, '/docs/drift/'],
    [{ base: '/a/b/' }, '/a/b/drift/'],
    [{ trailingSlash: 'never' }, '/drift'],
    [{ trailingSlash: 'always', format: 'file' }, '/drift/'],
    [{ format: 'file' }, '/drift'],
    [{ base: '/docs', trailingSlash: 'never' }, '/docs/drift'],
  ] as const)('with %j the overview is %s', (style, address) => {
    expect(linksFor(style).overview()).toBe(address);
  });

  it('have the report as a file in any style', () => {
    expect(linksFor().report()).toBe('/drift/report.json');
    expect(linksFor({ base: '/docs/', trailingSlash: 'never' }).report()).toBe(
      '/docs/drift/report.json',
    );
  });

  it.each([
    [{}, '/'],
    [{ base: '/docs' }, '/docs/'],
    [{ trailingSlash: 'never' }, '/'],
    [{ base: '/docs', trailingSlash: 'never' }, '/docs'],
  ] as const)('with %j the home page is %s', (style, address) => {
    expect(linksFor(style).page('')).toBe(address);
  });
});

describe('the address of a source page', () => {
  it('leads to its lines', () => {
    const links = linksFor({ base: '/docs' });
    expect(links.source('src/a.ts')).toBe('/docs/source/src/a.ts/');
    expect(links.source('src/a.ts', { startLine: 3, endLine: 9 })).toBe(
      '/docs/source/src/a.ts/#L3-L9',
    );
  });

  it.each([
    'app/(auth)/[id].ts',
    'src/a b#c?d%e.ts',
    'src/日本.ts',
    'src/"><script>.ts',
    'src/a&b=c.ts',
    'src/a\\b.ts',
  ])('of %j is one path, and leads back to it', (path) => {
    const address = linksFor().source(path);
    const url = new URL(address, 'https://example.com');
    expect(url.search + url.hash).toBe('');
    const written = decodeURIComponent(url.pathname).replace(/~([0-9a-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    expect(written).toBe(`/source/${path}/`);
    expect(decodeURIComponent(url.pathname)).not.toMatch(/[%#?\\]/);
    expect(address).not.toMatch(/["<> ]/);
  });
});

describe('the path of a page within the site', () => {
  it.each([
    [{}, '/', ''],
    [{}, '/guides/start/', 'guides/start'],
    [{}, '/guides/start', 'guides/start'],
    [{}, '/guides/start/index.html', 'guides/start'],
    [{}, '/guides/start.html', 'guides/start'],
    [{}, '/index.html', ''],
    [{}, '/gu%20ides/%C3%BC/', 'gu ides/ü'],
    [{ base: '/docs' }, '/docs/', ''],
    [{ base: '/docs' }, '/docs', ''],
    [{ base: '/docs' }, '/docs/a/', 'a'],
    [{ base: '/docs' }, '/docsy/a/', 'docsy/a'],
    [{ base: '/docs' }, '/docs/docs/a/', 'docs/a'],
  ] as const)('with %j, of %s is %j', (style, pathname, path) => {
    expect(linksFor(style).pathOf(pathname)).toBe(path);
  });

  it('is no reason to fail for an address that is not well formed', () => {
    expect(() => linksFor().pathOf('/%E0%A4%A')).not.toThrow();
  });
});

describe('fragments', () => {
  it.each([
    [null, ''],
    [{ startLine: null, endLine: null }, ''],
    [{ startLine: 3, endLine: 3 }, '#L3'],
    [{ startLine: 3, endLine: null }, '#L3'],
    [{ startLine: 3, endLine: 9 }, '#L3-L9'],
  ])('of %j are %j', (lines, fragment) => {
    expect(fragmentOf(lines)).toBe(fragment);
  });
});

describe('the place of a spec on the overview', () => {
  it('can be an id, and is where the address leads', () => {
    for (const id of ['2026-01-22-001-doc', 'docs/a b.md', 'docs/ü"<.md']) {
      const fragment = new URL(linksFor().overview(id), 'https://x.y').hash.slice(1);
      expect(decodeURIComponent(fragment)).toBe(anchorOf(id));
      expect(anchorOf(id)).not.toMatch(/[\s"<>]/);
    }
  });

  it('is its own for every spec', () => {
    const ids = ['docs/api/auth.md', 'docs/api-auth.md', 'docs/api auth.md', 'docs-api/auth.md'];
    expect(new Set(ids.map(anchorOf)).size).toBe(ids.length);
  });
});
