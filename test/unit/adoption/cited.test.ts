import { describe, expect, it } from 'vitest';
import { citedFiles, citedFolders } from '../../../integration/engine/src/adoption/cited.ts';
import { ENOUGH } from '../../../integration/engine/src/adoption/clue.ts';

type Cited = Parameters<typeof citedFiles>[0][number];

function cite(path: string, text: string, more: Partial<Cited> = {}): Cited {
  const reference = { kind: 'code', text, line: 1, column: 1, section: 0 } as const;
  const fits = { direct: text.includes(path) ? [path] : [], endings: [] };
  return { path, startLine: null, symbol: null, reference, fits, ...more };
}

describe('a cited file is a source', () => {
  it.each([
    ['named by its path', cite('src/auth.py', 'src/auth.py')],
    ['named with lines', cite('src/auth.py', 'auth.py:3', { startLine: 3 })],
    ['named with a definition', cite('src/auth.py', 'auth.py#login', { symbol: 'login' })],
  ])('that is %s', (_, citation) => {
    expect(citedFiles([citation])).toEqual([
      { path: 'src/auth.py', weight: ENOUGH, reason: 'cited' },
    ]);
  });

  it('that is the target of a link', () => {
    const reference = { kind: 'link', text: '../a.py', line: 1, column: 1, section: 0 } as const;
    const fits = { direct: ['a.py'], endings: [] };
    expect(citedFiles([cite('a.py', '', { reference, fits })])[0]?.weight).toBe(ENOUGH);
  });
});

describe('a file may be one of the reader', () => {
  it.each([
    ['without its folders', 'src/auth.py', 'auth.py'],
    ['with some of its folders', 'docs/src/config.ts', 'src/config.ts'],
    ['with a name that any project has', 'tests/conftest.py', 'tests/conftest.py'],
    ['in a hidden folder', '.github/dependabot.yml', '.github/dependabot.yml'],
  ])('%s', (_, path, text) => {
    const often = Array.from({ length: 9 }, () => cite(path, text));
    expect(citedFiles(often)[0]?.weight).toBeLessThan(ENOUGH);
  });
});

it('counts citations of the same file', () => {
  const found = citedFiles([
    cite('a/b.py', 'a/b.py'),
    cite('a/b.py', 'a/b.py:3', { startLine: 3 }),
    cite('a/c.py', 'a/c.py'),
  ]);
  expect(found.map(({ path, reason }) => [path, reason])).toEqual([
    ['a/b.py', 'cited 2 times'],
    ['a/c.py', 'cited'],
  ]);
});

describe('a cited folder is a source', () => {
  const files: Readonly<Record<string, number>> = { 'src/auth': 3, src: 9, 'docs/a': 2, big: 99 };
  const below = (folder: string): string[] =>
    Array.from({ length: files[folder] ?? 0 }, (_, index) => `${folder}/${index}.py`);
  const find = (kind: 'code' | 'link', text: string): string[] =>
    citedFolders('docs/a/page.md', [{ kind, text }], below).map(({ path }) => path);

  it.each([
    ['code', 'src/auth'],
    ['code', 'src/auth/'],
    ['code', './src/auth/**'],
    ['link', '../../src/auth'],
  ] as const)('as %s: %s', (kind, text) => {
    expect(find(kind, text)).toEqual(['src/auth/']);
  });

  it.each([
    ['at the root', 'src/'],
    ['around the page itself', 'docs/a/'],
    ['that does not exist', 'src/gone/'],
    ['in a command', 'ls src/auth'],
  ])('but not one %s', (_, text) => {
    expect(find('code', text)).toEqual([]);
  });
});
