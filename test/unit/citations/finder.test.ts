import { describe, expect, it } from 'vitest';
import { findCitations } from '../../../integration/engine/src/citations/finder.ts';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import { knownFiles } from '../../support/known-files.ts';

const FILES = new Set([
  'src/auth.ts',
  'src/index.md',
  'docs/auth.ts',
  'docs/other.md',
  'app/[id]/page.tsx',
  'src/My App/main.py',
  'run',
]);

/** The citations of a text in `docs/page.md`, as `path:start-end`. */
function find(text: string): string[] {
  const found = findCitations('docs/page.md', parseDocument(text, 'md'), knownFiles(FILES));
  return found.map(({ path, startLine, endLine, symbol }) => {
    if (symbol !== null) return `${path}#${symbol}`;
    return startLine === null ? path : `${path}:${startLine}-${endLine ?? '?'}`;
  });
}

describe('findCitations in inline code', () => {
  it('finds a citation of an existing file, with or without lines', () => {
    expect(find('`src/auth.ts` `src/auth.ts:3-9` `run`')).toEqual([
      'src/auth.ts',
      'src/auth.ts:3-9',
      'run',
    ]);
  });

  it('finds a citation of a missing file if it has lines', () => {
    expect(find('`src/gone.ts:3`')).toEqual(['src/gone.ts:3-3']);
    expect(find('`src/gone.ts`')).toEqual([]);
  });

  it('prefers a file from the root to one beside the document', () => {
    expect(find('`auth.ts:1`')).toEqual(['docs/auth.ts:1-1']);
    expect(find('`src/auth.ts:1`')).toEqual(['src/auth.ts:1-1']);
    expect(find('`../src/auth.ts:1`')).toEqual(['src/auth.ts:1-1']);
  });

  it('does not decode percent signs', () => {
    expect(find('`app/%5Bid%5D/page.tsx`')).toEqual([]);
  });

  it('finds a citation of a document', () => {
    expect(find('`docs/other.md:3`')).toEqual(['docs/other.md:3-3']);
  });

  it('starts at the folder of the document for `./` and `../`', () => {
    expect(find('`./src/auth.ts:1`')).toEqual(['docs/src/auth.ts:1-1']);
    expect(find('`./auth.ts` `../docs/auth.ts` `../auth.ts`')).toEqual([
      'docs/auth.ts',
      'docs/auth.ts',
    ]);
  });

  it('finds a citation of a symbol only if the file exists', () => {
    expect(find('`src/auth.ts#Session.refresh` `src/gone.ts#Session`')).toEqual([
      'src/auth.ts#Session.refresh',
    ]);
  });

  it('finds none in an anchor of a document', () => {
    expect(find('`docs/other.md#install` `other.md#Install`')).toEqual([]);
  });

  it('finds one citation for each of several line ranges', () => {
    const document = parseDocument('`src/auth.ts:1-3,7`', 'md');
    const found = findCitations('docs/page.md', document, knownFiles(FILES));
    const [reference] = document.references;
    const fits = { direct: ['src/auth.ts'], endings: [] };
    expect(found).toEqual([
      {
        reference,
        fits,
        pinned: null,
        path: 'src/auth.ts',
        startLine: 1,
        endLine: 3,
        symbol: null,
      },
      {
        reference,
        fits,
        pinned: null,
        path: 'src/auth.ts',
        startLine: 7,
        endLine: 7,
        symbol: null,
      },
    ]);
  });

  it('finds no file outside of the repository', () => {
    expect(find('`../../etc/passwd.d:1` `../../../x/y.ts:3` `src/../../x/y.ts:3`')).toEqual([
      'x/y.ts:3-3',
    ]);
  });

  it('finds citations in raw HTML `<code>`, but not in `<pre>`', () => {
    expect(find('a <code>src/auth.ts:3</code>\n\n<p><code>run</code></p>')).toEqual([
      'src/auth.ts:3-3',
      'run',
    ]);
    expect(find('<pre><code>src/auth.ts:3</code></pre>')).toEqual([]);
  });

  it('returns line, column and section of each reference', () => {
    const document = parseDocument('# One\n\n## Two\n\n`src/auth.ts:3`\n', 'md');
    const [found] = findCitations('docs/page.md', document, knownFiles(['src/auth.ts']));
    expect(found?.reference).toEqual({
      kind: 'code',
      text: 'src/auth.ts:3',
      line: 5,
      column: 1,
      section: 1,
    });
  });
});

describe('findCitations of a path whose beginning is left out', () => {
  const files = [
    'packages/web/package.json',
    'packages/web/src/main.ts',
    'packages/api/src/main.ts',
    'packages/api/src/http/routes.py',
    'docs/web/x.ts',
  ];

  function cite(text: string, file = 'docs/page.md', gone: string[] = []): string[] {
    const document = parseDocument(text, 'md');
    return findCitations(file, document, knownFiles(files, gone)).map(
      ({ path, fits }) => `${path}${fits.endings.length > 1 ? ' ?' : ''}`,
    );
  }

  it('finds the one file that ends so', () => {
    expect(cite('`routes.py:3` `http/routes.py` `http/routes.py:3` `routes.py#login`')).toEqual(
      Array(4).fill('packages/api/src/http/routes.py'),
    );
    expect(cite('`/packages/api/src/http/routes.py:2`')).toEqual([
      'packages/api/src/http/routes.py',
    ]);
    expect(cite('[a](http/routes.py#L3)')).toEqual(['packages/api/src/http/routes.py']);
  });

  it('takes a mere name for a word', () => {
    expect(cite('`routes.py` `/http/routes.py:3` `./routes.py` [a](http/routes.py)')).toEqual([]);
  });

  it('finds a file of the package around the document', () => {
    expect(cite('`src/main.ts:3`', 'packages/web/docs/page.md')).toEqual([
      'packages/web/src/main.ts',
    ]);
  });

  it('keeps all files that end so, but not for a text without lines', () => {
    expect(cite('`src/main.ts:3`')).toEqual(['packages/web/src/main.ts ?']);
    expect(cite('`src/main.ts`')).toEqual([]);
  });

  it('passes over files in a submodule and files of other projects, and says so', () => {
    const text =
      '`vendor/lib/a.c:3` `asyncio/tasks.py:88` [a](/vendor/lib/b.c#L3) `http/gone.py:3`';
    const reasons: string[] = [];
    const document = parseDocument(text, 'md');
    findCitations('docs/page.md', document, knownFiles(files), (reason, { text: written }) => {
      reasons.push(`${reason} ${written}`);
    });
    expect(reasons).toEqual(['submodule vendor/lib/a.c:3', 'other-project asyncio/tasks.py:88']);
  });

  it('passes over files of other projects', () => {
    expect(cite('`asyncio/tasks.py:88` `unknown.py:3`')).toEqual([]);
    expect(cite('`http/gone.py:88` `./gone/x.py:3`')).toEqual(['http/gone.py', 'docs/gone/x.py']);
  });

  it('takes a file beside the document before one that is gone from the root', () => {
    expect(cite('`web/x.ts`', 'docs/page.md', ['web/x.ts'])).toEqual(['docs/web/x.ts']);
  });
});

describe('findCitations of braces', () => {
  it('finds each file that they name', () => {
    expect(find('`{src,docs}/auth.ts` `src/{auth,gone}.ts:3`')).toEqual([
      'src/auth.ts',
      'docs/auth.ts',
      'src/auth.ts:3-3',
    ]);
    expect(find('`{x,y}/gone.ts:3` `src/{auth}.ts` `{src,docs}/{auth,b}.ts`')).toEqual([]);
  });
});

describe('findCitations of an address', () => {
  const COMMIT = 'a'.repeat(40);

  function cite(target: string): string[] {
    const document = parseDocument(`[x](${target})`, 'md');
    return findCitations('docs/page.md', document, knownFiles(FILES)).map(
      ({ path, startLine, endLine, pinned }) =>
        `${path}:${startLine ?? ''}-${endLine ?? ''}${pinned === null ? '' : ` at ${pinned}`}`,
    );
  }

  it.each([
    ['https://github.com/org/app/blob/main/src/auth.ts#L2-L3', 'src/auth.ts:2-3'],
    ['https://github.com/Org/App/blame/main/src/auth.ts', 'src/auth.ts:-'],
    [`https://github.com/org/app/blob/${COMMIT}/src/auth.ts#L2`, `src/auth.ts:2-2 at ${COMMIT}`],
    [
      'https://github.com/org/app/blob/main/app/%5Bid%5D/page.tsx#L1C2-L4C1',
      'app/[id]/page.tsx:1-4',
    ],
    ['file:///home/me/app/src/auth.ts#L2-L3', 'src/auth.ts:2-3'],
    ['file:///C:/app/docs/auth.ts', 'docs/auth.ts:-'],
    ['vscode://file/home/me/app/src/auth.ts:2:5', 'src/auth.ts:2-2'],
  ])('finds the file of %s', (target, expected) => {
    expect(cite(target)).toEqual([expected]);
  });

  it.each([
    ['of another repository', 'https://github.com/org/other/blob/main/src/auth.ts#L2-L3'],
    ['of another branch', 'https://github.com/org/app/blob/v1/src/auth.ts#L2-L3'],
    ['that is gone', 'https://github.com/org/app/blob/main/src/gone.ts#L2-L3'],
    ['of a folder', 'https://github.com/org/app/tree/main/src'],
    ['with another fragment', 'https://github.com/org/app/blob/main/src/auth.ts#readme'],
    ['on a machine, without a folder', 'file:///auth.ts'],
    ['on a machine, of another project', 'file:///home/me/app/lib/auth.ts'],
  ])('finds none %s', (_, target) => {
    expect(cite(target)).toEqual([]);
  });
});

describe('findCitations of a file that any project has', () => {
  const names = ['package.json', 'Dockerfile', '.eslintignore', 'vite.config.ts'];

  it('takes a mere name for the file of the reader', () => {
    const all = knownFiles([...names, ...names.map((name) => `docs/${name}`)]);
    const document = parseDocument(names.map((name) => `\`${name}\``).join(' '), 'md');
    expect(findCitations('docs/page.md', document, all)).toEqual([]);
  });

  it('finds it with lines, with a folder, in a link, or if it is an input', () => {
    const text = '`package.json:3` `docs/package.json` [a](package.json) `Dockerfile`';
    const files = {
      ...knownFiles(['package.json', 'docs/package.json', 'Dockerfile']),
      isInput: (path: string) => path === 'Dockerfile',
    };
    const found = findCitations('docs/page.md', parseDocument(text, 'md'), files);
    expect(found.map(({ path }) => path)).toEqual([
      'package.json',
      'docs/package.json',
      'docs/package.json',
      'Dockerfile',
    ]);
  });
});

describe('findCitations in a link', () => {
  it('finds a source file, from the folder of the document or from the root', () => {
    expect(find('[a](../src/auth.ts#L3-L9)')).toEqual(['src/auth.ts:3-9']);
    expect(find('[a](auth.ts)')).toEqual(['docs/auth.ts']);
    expect(find('[a](src/auth.ts)')).toEqual(['src/auth.ts']);
  });

  it('finds none in a link to another document', () => {
    expect(find('[a](other.md) [b](./other.md#part) [c](../src/index.md)')).toEqual([]);
  });

  it('finds a symbol, unless the fragment cannot be one', () => {
    expect(find('[a](../src/auth.ts#Session) [b](../src/auth.ts#the-session)')).toEqual([
      'src/auth.ts#Session',
    ]);
  });

  it('takes the target of a link, not the code in its text', () => {
    expect(find('[`src/auth.ts:1`](../src/auth.ts#L3) [`src/auth.ts:1`](/guides/)')).toEqual([
      'src/auth.ts:3-3',
    ]);
    expect(find('<a href="../src/auth.ts#L3"><code>src/auth.ts:1</code></a>')).toEqual([
      'src/auth.ts:3-3',
    ]);
  });

  it('finds lines of a document', () => {
    expect(find('[a](other.md#L3)')).toEqual(['docs/other.md:3-3']);
  });

  it('finds none in a link to a page, a site or a heading', () => {
    expect(find('[a](/guides/) [b](https://x.y/z.ts:1) [c](#part) [d](guides/start/)')).toEqual([]);
  });

  it('decodes percent signs', () => {
    expect(find('[a](../app/%5Bid%5D/page.tsx#L2)')).toEqual(['app/[id]/page.tsx:2-2']);
    expect(find('[a](../src/My%20App/main.py#L2)')).toEqual(['src/My App/main.py:2-2']);
  });

  it('finds none where the percent encoding is broken', () => {
    expect(find('[a](%E0%A4%A.ts)')).toEqual([]);
  });

  it('finds lines of a missing file, so that it is reported', () => {
    expect(find('[a](../src/gone.ts#L3)')).toEqual(['src/gone.ts:3-3']);
  });
});
