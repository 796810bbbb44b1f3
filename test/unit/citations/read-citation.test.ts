import { describe, expect, it } from 'vitest';
import {
  isCitation,
  readCitation,
  resolveCandidates,
} from '../../../integration/engine/src/citations/read-citation.ts';

/** The readings of a token, as `path`, `path 1-2,3-4` or `path Symbol`. */
function read(text: string, kind: 'code' | 'link' = 'code'): string[] {
  return readCitation(text, kind).map(({ path, ranges, symbol }) => {
    const lines = ranges.map(({ startLine, endLine }) => `${startLine}-${endLine}`).join(',');
    return [path, lines, symbol ?? ''].filter((part) => part !== '').join(' ');
  });
}

describe('readCitation of inline code', () => {
  it.each([
    ['src/a.py:12', 'src/a.py 12-12'],
    ['src/a.py:12-40', 'src/a.py 12-40'],
    ['src/a.py:7-7', 'src/a.py 7-7'],
    ['src/a.py:1-10,20-30', 'src/a.py 1-10,20-30'],
    ['src/a.py:12,20-30', 'src/a.py 12-12,20-30'],
    ['src/a.py:30,1', 'src/a.py 30-30,1-1'],
    ['src/a.py#L12', 'src/a.py 12-12'],
    ['src/a.py#L12-L40', 'src/a.py 12-40'],
    ['src/a.py#L12-40', 'src/a.py 12-40'],
    ['src/a.py#L1-L10,L20-L30', 'src/a.py 1-10,20-30'],
    ['src/a.py#L1-10,20', 'src/a.py 1-10,20-20'],
    ['src/a.py#L12C3', 'src/a.py 12-12'],
    ['src/a.py#L12C3-L14C5', 'src/a.py 12-14'],
    ['src/a.py#L12C3-L12C1', 'src/a.py 12-12'],
    ['src/a.py:12:5', 'src/a.py 12-12', 'src/a.py:12 5-5'],
    ['src/a.py:L12-L40', 'src/a.py 12-40'],
    ['src/a.py:12–40', 'src/a.py 12-40'],
    ['src/a.py#L12–L40', 'src/a.py 12-40'],
    ['tests/a.py::test_login', 'tests/a.py test_login'],
    ['tests/a.py::Login::test', 'tests/a.py Login::test'],
    ['README.md#L3', 'README.md 3-3'],
    ['src/a.py#AuthConfig', 'src/a.py AuthConfig'],
    ['src/a.py#Session.refresh', 'src/a.py Session.refresh'],
    ['src/a.rs#Session::refresh', 'src/a.rs Session::refresh'],
    ['src/a.php#Session->refresh()', 'src/a.php Session->refresh()'],
    ['src/a.py#login()', 'src/a.py login()'],
    ['src/a.rb#valid?', 'src/a.rb valid?'],
    ['src/a.swift#größe_２', 'src/a.swift größe_２'],
    ['src/a.ts#L2Cache', 'src/a.ts L2Cache'],
    ['src/a.ts#$store', 'src/a.ts $store'],
    ['Makefile#build', 'Makefile build'],
  ])('reads %j as a file name, or as a path with the suffix %j', (text, ...suffixes) => {
    expect(read(text)).toEqual([text, ...suffixes]);
  });

  it('reads columns on both ends of a range', () => {
    expect(read('src/a.py:12:5-14:2')).toContain('src/a.py 12-14');
  });

  it.each([
    ['src/a.py (lines 12–40)', 'src/a.py 12-40'],
    ['src/a.py line 12', 'src/a.py 12-12'],
    ['src/a.py, lines 12 to 40', 'src/a.py 12-40'],
    ['src/a.py (L12-L40)', 'src/a.py 12-40'],
  ])('reads %j as lines in words', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('reads a symbol from any `#` on', () => {
    expect(read('src/a.rb#Session#refresh')).toEqual([
      'src/a.rb#Session#refresh',
      'src/a.rb Session#refresh',
      'src/a.rb#Session refresh',
    ]);
    expect(read('src/a.ts#Session.#key')).toContain('src/a.ts Session.#key');
    expect(readCitation(`a${'#a'.repeat(90)}`, 'code').length).toBeLessThan(10);
  });

  it.each([
    ['no line is 0', 'src/a.py:0'],
    ['a range begins with its first line', 'src/a.py:40-12'],
    ['of several ranges, too', 'src/a.py:1-2,4-3'],
    ['of several ranges, too', 'src/a.py:1-2,0'],
    ['on forges, too', 'src/a.py#L0'],
    ['on forges, too', 'src/a.py#L40-L12'],
    ['spaces end a token', 'src/a.py:1-10, 20-30'],
    ['a line is a whole number', 'src/a.py:1.5'],
    ['a line is not negative', 'src/a.py:-3'],
    ['ranges have ends', 'src/a.py:1-'],
    ['ranges have ends', 'src/a.py:1-2,'],
    ['ranges have two ends', 'src/a.py:1-2-3'],
    ['a number is a safe one', 'src/a.py:99999999999999999999'],
    ['columns come after lines', 'src/a.py#L-C3'],
    ['a page has anchors', 'README.md#install'],
    ['a page has anchors', 'docs/a.mdx#Install'],
    ['a page has anchors', 'site/index.HTML#top'],
    ['a symbol is no sentence', 'src/a.py#two words'],
    ['a symbol is no slug', 'src/a.py#get-started'],
    ['a symbol does not begin with a number', 'src/a.py#2nd'],
    ['a symbol has no empty part', 'src/a.py#Session..refresh'],
    ['a symbol has no empty part', 'src/a.py#Session::'],
    ['a symbol is called without arguments', 'src/a.py#login(user)'],
    ['a symbol has no folder', 'src/a.py#a/b'],
    ['a symbol is not endless', `src/a.py#${'a'.repeat(201)}`],
    ['something comes after the `#`', 'src/a.py#'],
  ])('reads it only as a file name, where %s: %j', (_, text) => {
    expect(read(text)).toEqual([text]);
  });

  it.each(['', '/', '/src/a.ts', '/users:3', 'src/', 'src//a.ts:3', 'https://x.y/a.ts#L3', '#L3'])(
    'reads no citation from %j, which is a route, a folder or a URL',
    (text) => {
      expect(read(text).filter((reading) => !reading.startsWith('#'))).toEqual([]);
    },
  );

  it('reads up to fifty ranges of lines', () => {
    const ranges = (count: number): string => Array.from({ length: count }, () => '3').join(',');
    expect(readCitation(`a:${ranges(50)}`, 'code')[1]?.ranges).toHaveLength(50);
    expect(read(`a:${ranges(51)}`)).toHaveLength(1);
    expect(read(`a#L${ranges(51)}`)).toHaveLength(1);
  });
});

describe('readCitation of a link target', () => {
  it('decodes path and fragment separately', () => {
    expect(read('a%20b.ts#L3', 'link')).toEqual(['a b.ts 3-3']);
    expect(read('c%23/a.cs#L3', 'link')).toEqual(['c#/a.cs 3-3']);
    expect(read('a.rs#Session%3A%3Arefresh', 'link')).toEqual(['a.rs Session::refresh']);
    expect(read('a.ts:3', 'link')).toEqual(['a.ts:3', 'a.ts 3-3']);
    expect(read('a%3A3', 'link')).toEqual(['a:3', 'a 3-3']);
  });

  it('ends the path at the first `#`', () => {
    expect(read('a.ts#b.ts#L3', 'link')).toEqual([]);
    expect(read('a.rb#Session#refresh', 'link')).toEqual(['a.rb Session#refresh']);
    expect(read('a.ts#part-one', 'link')).toEqual([]);
    expect(read('#L3', 'link')).toEqual([]);
    expect(read('', 'link')).toEqual([]);
  });

  it('keeps a path whose percent encoding is broken', () => {
    expect(read('a%.ts#L3', 'link')).toEqual(['a%.ts 3-3']);
  });
});

describe('isCitation', () => {
  const [whole, lines] = readCitation('src/a.py:12', 'code');
  const symbol = readCitation('src/a.py#Session', 'code')[1];

  it('is true where the file exists', () => {
    for (const token of [whole, lines, symbol]) {
      expect(token !== undefined && isCitation(token, true)).toBe(true);
    }
  });

  it('is true for a missing file only if the token has lines and the shape of a path', () => {
    expect([whole, lines, symbol].map((token) => token && isCitation(token, false))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('resolveCandidates', () => {
  it('tries the root first for inline code, and the folder of the document first for a link', () => {
    expect(resolveCandidates('src/a.ts', 'docs/x/page.md', 'code')).toEqual([
      'src/a.ts',
      'docs/x/src/a.ts',
    ]);
    expect(resolveCandidates('src/a.ts', 'docs/x/page.md', 'link')).toEqual([
      'docs/x/src/a.ts',
      'src/a.ts',
    ]);
  });

  it('starts at the folder of the document for `./` and `../`', () => {
    for (const kind of ['code', 'link'] as const) {
      expect(resolveCandidates('./a.ts', 'docs/page.md', kind)).toEqual(['docs/a.ts']);
      expect(resolveCandidates('../a.ts', 'docs/x/page.md', kind)).toEqual(['docs/a.ts']);
      expect(resolveCandidates('../../src/./a.ts', 'docs/x/page.md', kind)).toEqual(['src/a.ts']);
    }
    expect(resolveCandidates('.env', 'docs/page.md', 'code')).toEqual(['.env', 'docs/.env']);
    expect(resolveCandidates('..a/b', 'docs/page.md', 'code')).toEqual(['..a/b', 'docs/..a/b']);
  });

  it('never leaves the repository', () => {
    expect(resolveCandidates('../../../etc/passwd', 'docs/page.md', 'link')).toEqual([]);
    expect(resolveCandidates('../../etc/passwd', 'docs/page.md', 'code')).toEqual([]);
    expect(resolveCandidates('a/../../b.ts', 'page.md', 'code')).toEqual([]);
    expect(resolveCandidates('../a/../../b', 'x/y/page.md', 'code')).toEqual(['b']);
  });

  it('returns a path once if root and document lead to the same file', () => {
    expect(resolveCandidates('src/a.ts', 'README.md', 'code')).toEqual(['src/a.ts']);
  });

  it('returns nothing for the root itself', () => {
    expect(resolveCandidates('..', 'docs/page.md', 'link')).toEqual([]);
  });
});
