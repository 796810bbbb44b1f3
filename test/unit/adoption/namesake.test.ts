import { expect, it } from 'vitest';
import { Namesakes } from '../../../integration/engine/src/adoption/namesake.ts';
import { ENOUGH } from '../../../integration/engine/src/adoption/clue.ts';

const FILES = [
  'lib/no-console.js',
  'src/staticFiles.py',
  'src/a/tabs.ts',
  'src/b/tabs.ts',
  'src/index.ts',
  'pyproject.toml',
  'src/responses.py',
];

it.each([
  ['docs/no-console.md', 'lib/no-console.js'],
  ['docs/static-files.mdx', 'src/staticFiles.py'],
])('finds the only file with the name of %s', (page, path) => {
  const [found] = new Namesakes(FILES).of(page);
  expect(found?.path).toBe(path);
  expect(found?.weight).toBeGreaterThanOrEqual(ENOUGH);
});

it('wants another reason for a single word', () => {
  expect(new Namesakes(FILES).of('docs/responses.md')[0]?.weight).toBeLessThan(ENOUGH);
});

it.each(['docs/tabs.md', 'docs/index.md', 'docs/pyproject.md', 'docs/none.md'])(
  'finds nothing for %s: several files, or a name that says nothing',
  (page) => {
    expect(new Namesakes(FILES).of(page)).toEqual([]);
  },
);
