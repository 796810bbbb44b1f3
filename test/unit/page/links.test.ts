import { describe, expect, it } from 'vitest';
import { specParam } from '../../../integration/astro/src/page/added-pages.ts';
import {
  anchorOf,
  fileAnchor,
  fragmentOf,
  Links,
  type SiteAddresses,
} from '../../../integration/astro/src/page/links.ts';
import { sourceParam } from '../../../integration/astro/src/page/path-param.ts';
import { expectHarmless } from '../../support/hostile.ts';

function linksFor(over: Partial<SiteAddresses> = {}): Links {
  return new Links({
    base: '/',
    trailingSlash: 'ignore',
    format: 'directory',
    assets: '_astro/drift',
    assetsPrefix: null,
    ...over,
  });
}

describe('Links', () => {
  it.each([
    [{}, '/drift/'],
    [{ base: '/docs' }, '/docs/drift/'],
    [{ base: '/docs/' }, '/docs/drift/'],
    [{ base: 'docs' }, '/docs/drift/'],
    [{ base: '/a/b/' }, '/a/b/drift/'],
    [{ trailingSlash: 'never' }, '/drift'],
    [{ trailingSlash: 'always', format: 'file' }, '/drift/'],
    [{ format: 'file' }, '/drift'],
    [{ trailingSlash: 'always', format: 'html' }, '/drift.html'],
    [{ base: '/docs', trailingSlash: 'never' }, '/docs/drift'],
  ] as const)('with %j has the overview at %s', (style, address) => {
    expect(linksFor(style).overview()).toBe(address);
  });

  it('has the report as a file in any style', () => {
    expect(linksFor().report()).toBe('/drift/report.json');
    expect(linksFor({ base: '/docs/', trailingSlash: 'never' }).report()).toBe(
      '/docs/drift/report.json',
    );
  });

  it('has scripts in the folder of assets in any style', () => {
    const cdn = linksFor({ base: '/docs', assetsPrefix: 'https://cdn.example.com/' });
    expect(cdn.asset('a.js')).toBe('https://cdn.example.com/_astro/drift/a.js');
    expect(linksFor().asset('a.js')).toBe('/_astro/drift/a.js');
    expect(linksFor({ base: 'docs/', trailingSlash: 'always' }).asset('a.js')).toBe(
      '/docs/_astro/drift/a.js',
    );
  });

  it.each([
    [{}, '/'],
    [{ base: '/docs' }, '/docs/'],
    [{ trailingSlash: 'never' }, '/'],
    [{ base: '/docs', trailingSlash: 'never' }, '/docs'],
  ] as const)('with %j has the home page at %s', (style, address) => {
    expect(linksFor(style).page('')).toBe(address);
  });
});

describe('the address of a source page', () => {
  it('ends with a fragment for lines', () => {
    const links = linksFor({ base: '/docs' });
    expect(links.source('src/a.ts')).toBe('/docs/source/src/a.ts/');
    expect(links.source('src/a.ts', { startLine: 3, endLine: 9 })).toBe(
      '/docs/source/src/a.ts/#L3-L9',
    );
  });

  it('exists for a folder and for the root', () => {
    expect(linksFor({ base: '/docs' }).source('src/auth')).toBe('/docs/source/src/auth/');
    expect(linksFor({ base: '/docs' }).source('')).toBe('/docs/source/');
    expect(linksFor({ trailingSlash: 'never' }).source('')).toBe('/source');
  });

  it('differs from that of an HTML page', () => {
    const links = linksFor({ format: 'file' });
    expect(links.source('web/index.html')).toBe('/source/web/index~2ehtml');
    expect(links.source('web/a.HTM/b.html.ts')).toBe('/source/web/a~2eHTM/b.html.ts');
  });

  it.each([
    'app/(auth)/[id].ts',
    'src/a b#c?d%e.ts',
    'src/日本.ts',
    'src/"><script>.ts',
    'src/a&b=c.ts',
    'src/a\\b.ts',
    'src/a\nb\tc\r.ts',
    'src/\u00013.ts',
    'src/a.ts ',
  ])('encodes %j reversibly', (path) => {
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

describe('sourceParam', () => {
  it.each(['#'.repeat(100), 'é'.repeat(127), '😀'.repeat(63), 'a'.repeat(255)])(
    'splits a name that is too long for a file: %s',
    (name) => {
      const parts = sourceParam(`src/${name}`).split('/');
      expect(parts.length).toBeGreaterThan(2);
      for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(200);
      expect(parts.slice(2).every((part) => part.startsWith('~~'))).toBe(true);
      const joined = parts
        .slice(1)
        .map((part) => part.replace(/^~~/, ''))
        .join('');
      expect(joined).toBe(sourceParam(name).replaceAll('/~~', ''));
    },
  );

  it('gives different names different parameters', () => {
    const names = ['a'.repeat(250), `${'a'.repeat(200)}/${'a'.repeat(50)}`, `${'a'.repeat(249)}~`];
    expect(new Set(names.map(sourceParam)).size).toBe(names.length);
  });
});

describe('the address of a source page whose name is not to be printed', () => {
  const name = '##vso[a]\u001b]8;;\u009b\u2028\u202e\u061c\u200f';

  it('can be, as Astro lists the pages that it makes', () => {
    expectHarmless(decodeURIComponent(linksFor().source(`src/${name}.ts`)));
  });

  it('is that of no other', () => {
    const paths = ['\u202ea', '\u00202ea', '~u202ea', 'u202ea', '\u0202ea', '\u2028a'];
    expect(new Set(paths.map((path) => linksFor().source(path))).size).toBe(paths.length);
  });
});

describe('the address of a spec', () => {
  it.each([
    [{}, '/drift/2026-01-28-001-doc/'],
    [{ base: '/docs' }, '/docs/drift/2026-01-28-001-doc/'],
    [{ trailingSlash: 'never' }, '/drift/2026-01-28-001-doc'],
    [{ format: 'file' }, '/drift/2026-01-28-001-doc'],
  ] as const)('with %j is %s', (style, address) => {
    expect(linksFor(style).changes('2026-01-28-001-doc')).toBe(address);
  });

  it('ends with a fragment for a file', () => {
    expect(linksFor().changes('001-doc', 'src/a b.ts')).toBe('/drift/001-doc/#file-src/a~20~b.ts');
  });

  it.each(['docs/guides/a.md', 'docs/a b#c?d%e~f.md', 'docs/[id].md', 'docs/日本.md', 'a\\b'])(
    'encodes %j reversibly',
    (id) => {
      const url = new URL(linksFor().changes(id), 'https://example.com');
      expect(url.search + url.hash).toBe('');
      expect(decodeURIComponent(url.pathname)).toBe(`/drift/${specParam(id)}/`);
      const written = specParam(id).replace(/~([0-9a-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      expect(written).toBe(id);
    },
  );

  it.each(['', '.', '..', 'index', 'report.json', 'Report.JSON', 'report.json/a.md'])(
    'cannot collide with another page if the id is %j',
    (id) => {
      expect(specParam(id)).toBe(`~${id}`);
      expect(specParam(`~${id}`)).not.toBe(specParam(id));
    },
  );

  it.each(['report.json5', 'indexes', '...', 'a/report.json', 'reports'])(
    'keeps the id %j as it is',
    (id) => {
      expect(specParam(id)).toBe(id);
    },
  );
});

describe('Links.pathOf', () => {
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
  ] as const)('with %j turns %s into %j', (style, pathname, path) => {
    expect(linksFor(style).pathOf(pathname)).toBe(path);
  });

  it('does not throw for an invalid address', () => {
    expect(() => linksFor().pathOf('/%E0%A4%A')).not.toThrow();
  });
});

describe('fragmentOf', () => {
  it.each([
    [null, ''],
    [{ startLine: null, endLine: null }, ''],
    [{ startLine: 3, endLine: 3 }, '#L3'],
    [{ startLine: 3, endLine: null }, '#L3'],
    [{ startLine: 3, endLine: 9 }, '#L3-L9'],
    [
      [
        { startLine: 1, endLine: 10 },
        { startLine: 20, endLine: 20 },
      ],
      '#L1-L10,L20',
    ],
    [[], ''],
  ])('writes %j as %j', (lines, fragment) => {
    expect(fragmentOf(lines)).toBe(fragment);
  });
});

describe("the page of a spec's changes", () => {
  it('has an anchor for each file, and one for the citations', () => {
    const links = linksFor({ base: '/docs' });
    expect(links.changes('001-doc')).toBe('/docs/drift/001-doc/');
    expect(links.changes('docs/a b#c.md', 'src/a b.ts')).toBe(
      '/docs/drift/docs/a%20b~23c.md/#file-src/a~20~b.ts',
    );
    expect(links.citations('001-doc')).toBe('/docs/drift/001-doc/#citations');
  });

  it('has a different anchor for every file, valid as an id', () => {
    const paths = [
      'src/a.ts',
      'src-a.ts',
      'src/a ts',
      'src/a~20ts',
      'src/ü"<.ts',
      'src/(x)/[y].ts',
    ];
    const anchors = paths.map(fileAnchor);
    expect(new Set(anchors).size).toBe(paths.length);
    expect(anchors.join('')).toMatch(/^[\w./~-]+$/);
  });
});

describe('anchorOf a spec on the overview', () => {
  it('is valid as an id, and is where the address leads', () => {
    for (const id of ['2026-01-22-001-doc', 'docs/a b.md', 'docs/ü"<.md']) {
      const fragment = new URL(linksFor().overview(id), 'https://x.y').hash.slice(1);
      expect(decodeURIComponent(fragment)).toBe(anchorOf(id));
      expect(anchorOf(id)).not.toMatch(/[\s"<>]/);
    }
  });

  it('is different for every spec', () => {
    const ids = ['docs/api/auth.md', 'docs/api-auth.md', 'docs/api auth.md', 'docs-api/auth.md'];
    expect(new Set(ids.map(anchorOf)).size).toBe(ids.length);
  });
});

describe('fileAnchor', () => {
  it('is different for every file, and needs no encoding', () => {
    const paths = ['é0', '\u0e90', 'a b', 'a~20~b', 'a/b', 'a-b', '"<\'>&', 'a%20b'];
    const anchors = paths.map(fileAnchor);
    expect(new Set(anchors).size).toBe(paths.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^file-[\w./~-]+$/);
  });
});

it('leads to a file whose name a spec gives half a character', () => {
  expect(linksFor().source('docs/\ud800.md')).toBe('/source/docs/%EF%BF%BD.md/');
});
