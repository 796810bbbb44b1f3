import { describe, expect, it } from 'vitest';
import { findCitations } from '../../../integration/src/citations/finder.ts';
import { parseDocument } from '../../../integration/src/documents/document.ts';

const FILES = new Set([
  'src/auth.ts',
  'src/index.md',
  'docs/auth.ts',
  'docs/other.md',
  'app/[id]/page.tsx',
  'src/My App/main.py',
  'Dockerfile',
]);

/** The citations of a text in `docs/page.md`, as `path:start-end`. */
function find(text: string): string[] {
  const found = findCitations('docs/page.md', parseDocument(text, 'md'), (path) => FILES.has(path));
  return found.map(({ token: { path, startLine, endLine, symbol } }) => {
    if (symbol !== null) return `${path}#${symbol}`;
    return startLine === null ? path : `${path}:${startLine}-${endLine ?? '?'}`;
  });
}

describe('inline code', () => {
  it('cites a file that exists, with lines or without', () => {
    expect(find('`src/auth.ts` `src/auth.ts:3-9` `Dockerfile`')).toEqual([
      'src/auth.ts',
      'src/auth.ts:3-9',
      'Dockerfile',
    ]);
  });

  it('cites what looks like a file and has lines, though there is none', () => {
    expect(find('`src/gone.ts:3`')).toEqual(['src/gone.ts:3-3']);
    expect(find('`src/gone.ts`')).toEqual([]);
  });

  it('means the file from the root before the one beside the document', () => {
    expect(find('`auth.ts:1`')).toEqual(['docs/auth.ts:1-1']);
    expect(find('`src/auth.ts:1`')).toEqual(['src/auth.ts:1-1']);
    expect(find('`../src/auth.ts:1`')).toEqual(['src/auth.ts:1-1']);
  });

  it('is not decoded: a percent sign there is one', () => {
    expect(find('`app/%5Bid%5D/page.tsx`')).toEqual([]);
  });

  it('may cite a document', () => {
    expect(find('`docs/other.md:3`')).toEqual(['docs/other.md:3-3']);
  });

  it('means a file beside the document where it says so, though there is one at the root', () => {
    expect(find('`./src/auth.ts:1`')).toEqual(['docs/src/auth.ts:1-1']);
    expect(find('`./auth.ts` `../docs/auth.ts` `../auth.ts`')).toEqual([
      'docs/auth.ts',
      'docs/auth.ts',
    ]);
  });

  it('cites a symbol of a file that exists', () => {
    expect(find('`src/auth.ts#Session.refresh` `src/gone.ts#Session`')).toEqual([
      'src/auth.ts#Session.refresh',
    ]);
  });

  it('with an anchor of a page cites nothing', () => {
    expect(find('`docs/other.md#install` `other.md#Install`')).toEqual([]);
  });

  it('cites each of several runs of lines, of one reference', () => {
    const document = parseDocument('`src/auth.ts:1-3,7`', 'md');
    const found = findCitations('docs/page.md', document, (path) => FILES.has(path));
    expect(found.map(({ token }) => token)).toEqual([
      { path: 'src/auth.ts', startLine: 1, endLine: 3, symbol: null },
      { path: 'src/auth.ts', startLine: 7, endLine: 7, symbol: null },
    ]);
    expect(found[0]?.reference).toBe(found[1]?.reference);
  });

  it('never cites a file outside of the repository', () => {
    expect(find('`../../etc/passwd.d:1` `../../../x/y.ts:3` `src/../../x/y.ts:3`')).toEqual([
      'x/y.ts:3-3',
    ]);
  });

  it('may be raw HTML', () => {
    expect(find('a <code>src/auth.ts:3</code>\n\n<p><code>Dockerfile</code></p>')).toEqual([
      'src/auth.ts:3-3',
      'Dockerfile',
    ]);
    expect(find('<pre><code>src/auth.ts:3</code></pre>')).toEqual([]);
  });

  it('says for each citation where it stands', () => {
    const document = parseDocument('# One\n\n## Two\n\n`src/auth.ts:3`\n', 'md');
    const [found] = findCitations('docs/page.md', document, () => true);
    expect(found?.reference).toEqual({
      kind: 'code',
      text: 'src/auth.ts:3',
      line: 5,
      column: 1,
      section: 1,
    });
  });
});

describe('a link', () => {
  it('cites the source file that it leads to, from the document or from the root', () => {
    expect(find('[a](../src/auth.ts#L3-L9)')).toEqual(['src/auth.ts:3-9']);
    expect(find('[a](auth.ts)')).toEqual(['docs/auth.ts']);
    expect(find('[a](src/auth.ts)')).toEqual(['src/auth.ts']);
  });

  it('to another document leads to its page, and cites nothing', () => {
    expect(find('[a](other.md) [b](./other.md#part) [c](../src/index.md)')).toEqual([]);
  });

  it('cites a symbol, and nothing where a fragment can be none', () => {
    expect(find('[a](../src/auth.ts#Session) [b](../src/auth.ts#the-session)')).toEqual([
      'src/auth.ts#Session',
    ]);
  });

  it('decides what its text cites', () => {
    expect(find('[`src/auth.ts:1`](../src/auth.ts#L3) [`src/auth.ts:1`](/guides/)')).toEqual([
      'src/auth.ts:3-3',
    ]);
    expect(find('<a href="../src/auth.ts#L3"><code>src/auth.ts:1</code></a>')).toEqual([
      'src/auth.ts:3-3',
    ]);
  });

  it('to lines of a document cites its source', () => {
    expect(find('[a](other.md#L3)')).toEqual(['docs/other.md:3-3']);
  });

  it('to a page, a site or a heading cites nothing', () => {
    expect(find('[a](/guides/) [b](https://x.y/z.ts:1) [c](#part) [d](guides/start/)')).toEqual([]);
  });

  it('is decoded', () => {
    expect(find('[a](../app/%5Bid%5D/page.tsx#L2)')).toEqual(['app/[id]/page.tsx:2-2']);
    expect(find('[a](../src/My%20App/main.py#L2)')).toEqual(['src/My App/main.py:2-2']);
  });

  it('with an escape that is none is taken as it is', () => {
    expect(find('[a](%E0%A4%A.ts)')).toEqual([]);
  });

  it('to lines of a file that is not there is a citation, so that somebody hears of it', () => {
    expect(find('[a](../src/gone.ts#L3)')).toEqual(['src/gone.ts:3-3']);
  });
});
