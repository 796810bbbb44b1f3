import { describe, expect, it } from 'vitest';
import { chooseSources } from '../../../integration/engine/src/adoption/choose-sources.ts';
import { compilePattern } from '../../../integration/engine/src/specs/pattern.ts';
import { type Clue, ENOUGH } from '../../../integration/engine/src/adoption/clue.ts';

const TREE = ['src/a/1.py', 'src/a/2.py', 'src/a/3.py', 'src/a/sub/4.py', 'src/b/5.py', 'x.toml'];
const below = (folder: string): string[] => TREE.filter((path) => path.startsWith(`${folder}/`));

function clue(path: string, weight: number, reason = `clue ${path}`): Clue {
  return { path, weight, reason };
}

function patterns(clues: readonly Clue[], page = 'docs/page.md'): string[] {
  return chooseSources(page, clues, below).map(({ pattern }) => pattern);
}

it('adds up the clues about a file, and tells the strongest first', () => {
  const [found] = chooseSources(
    'docs/page.md',
    [clue('x.toml', 0.3, 'weak'), clue('x.toml', 0.6, 'strong'), clue('src/b/5.py', 0.7)],
    below,
  );
  expect(found).toMatchObject({ pattern: 'x.toml', reasons: ['strong', 'weak'] });
});

it('leaves out what is not enough, or little beside the best', () => {
  expect(patterns([clue('x.toml', ENOUGH / 2)])).toEqual([]);
  expect(patterns([clue('x.toml', 20), clue('src/b/5.py', 1)])).toEqual(['x.toml']);
});

it('proposes at most eight patterns, the best first', () => {
  const many = Array.from({ length: 20 }, (_, index) => clue(`${index}.py`, 2 + index / 100));
  const found = patterns(many);
  expect(found).toHaveLength(8);
  expect(found[0]).toBe('19.py');
});

describe('a folder', () => {
  it('stands for its files if there are signs of most of them', () => {
    const clues = [clue('src/a/1.py', 2), clue('src/a/2.py', 1), clue('src/a/3.py', 0.4)];
    const [found] = chooseSources('docs/page.md', clues, below);
    expect(found).toMatchObject({
      pattern: 'src/a/**',
      files: ['src/a/1.py', 'src/a/2.py', 'src/a/3.py'],
      reasons: [
        '3 of its 4 files are cited, named or changed with this page',
        '1.py: clue src/a/1.py',
      ],
    });
  });

  it('does not for few of its files', () => {
    expect(patterns([clue('src/a/1.py', 2), clue('src/a/2.py', 1)])).toEqual([
      'src/a/1.py',
      'src/a/2.py',
    ]);
  });

  it('that is cited stands for its files as well', () => {
    expect(patterns([clue('src/a/', 1), clue('src/a/1.py', 3)])).toEqual(['src/a/**']);
  });

  it('does not contain the page, unless the page is its README', () => {
    const clues = ['1.py', '2.py', '3.py'].map((name) => clue(`src/a/${name}`, 1));
    expect(patterns(clues, 'src/a/notes.md')).toHaveLength(3);
    expect(patterns(clues, 'src/a/README.md')).toEqual(['src/a/**']);
  });

  it('whose name is a pattern is written as a folder', () => {
    const tree = ['1', '2', '3'].map((name) => `app/[id]/${name}.ts`);
    const found = chooseSources(
      'docs/page.md',
      tree.map((path) => clue(path, 1)),
      (folder) => tree.filter((path) => path.startsWith(`${folder}/`)),
    );
    expect(found.map(({ pattern }) => pattern)).toEqual(['app/[id]/']);
  });
});

it('proposes a file whose name begins with `!`, and not to take it out', () => {
  const [pattern = ''] = patterns([clue('!x.py', 2)]);
  expect(pattern.startsWith('!')).toBe(false);
  expect(['!x.py', 'x.py', 'ax.py'].filter(compilePattern(pattern))).toEqual(['!x.py']);
});
