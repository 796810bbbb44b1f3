import { describe, expect, it } from 'vitest';
import { PathEndings } from '../../../integration/engine/src/citations/known-files.ts';

describe('PathEndings', () => {
  const index = new PathEndings([
    'a.ts',
    'src/a.ts',
    'src/x/a.ts',
    'src/xa.ts',
    'packages/one/package.json',
    'packages/one/docs/go.mod',
    'package.json',
    'src/cafe\u0301.ts',
  ]);

  it('finds the files in folders that end with a path', () => {
    expect(index.endingIn('a.ts')).toEqual(['src/a.ts', 'src/x/a.ts']);
    expect(index.endingIn('x/a.ts')).toEqual(['src/x/a.ts']);
    expect(index.endingIn('b.ts')).toEqual([]);
  });

  it('finds a name in another Unicode form', () => {
    expect(index.endingIn('caf\u00e9.ts')).toEqual(['src/cafe\u0301.ts']);
  });

  it('finds the packages around a document, the nearest first', () => {
    expect(index.packagesAround('packages/one/docs/x/page.md')).toEqual([
      'packages/one/docs',
      'packages/one',
    ]);
    expect(index.packagesAround('docs/page.md')).toEqual([]);
  });

  it('knows folders by their names, but no files', () => {
    expect(['src', 'x', 'one', 'a.ts', ''].map((name) => index.hasFolder(name))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
