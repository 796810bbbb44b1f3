import { expect, test } from 'vitest';
import {
  matcherOf,
  NamedFiles,
  pathspecsOf,
  readPages,
  spread,
} from '../../bench/tracked-pages.ts';

test('a list of pages is read', () => {
  const pages = [{ page: 'docs/a.md', tracks: ['src/**'], reviewed: '3f2a1c0' }];
  expect(readPages(JSON.stringify(pages))).toEqual(pages);
});

test('the message about a wrong list names the entry', () => {
  const right = { page: 'docs/a.md', tracks: [], reviewed: '3f2a1c0' };
  expect(() => readPages(JSON.stringify([right, { ...right, tracks: 'src' }]))).toThrow('Entry 2');
  expect(() => readPages('[null]')).toThrow('Entry 1');
  expect(() => readPages('{}')).toThrow('array');
});

test('a text names files by their path or by an end that only one file has', () => {
  const files = new NamedFiles([
    'index.ts',
    'src/auth/routes.py',
    'src/index.ts',
    'src/users/routes.py',
    'src/users/store.py',
    'docs/guide.md',
    'Makefile',
  ]);
  expect(files.in('See `store.py:12` and users/routes.py.')).toEqual([
    'src/users/routes.py',
    'src/users/store.py',
  ]);
  expect(files.in('[a](../src/auth/routes.py#L1), ./index.ts')).toEqual([
    'index.ts',
    'src/auth/routes.py',
  ]);
  expect(files.in('routes.py, docs/guide.md, Makefile, other/store.py')).toEqual([]);
});

test('a sample is spread evenly', () => {
  const elements = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(spread(elements, 4)).toEqual([0, 3, 5, 8]);
  expect(spread(elements, 10)).toEqual(elements);
  expect(spread(elements, 20)).toEqual(elements);
  expect(spread(elements, 1)).toEqual([0]);
});

test('files match as in the engine, without what is taken out and without the page', () => {
  const tracks = ['src', 'lib/*.{js,ts}', 'bin/run.ts#main', 'a/[id].ts:3-9', '!src/old/**'];
  const isTracked = matcherOf({ page: 'src/page.md', tracks });
  const all = ['src/a.ts', 'lib/a.js', 'bin/run.ts', 'a/[id].ts'];
  expect(all.filter(isTracked)).toEqual(all);
  expect(['src/old/a.ts', 'src/page.md', 'lib/a/b.js', 'srcs'].filter(isTracked)).toEqual([]);
});

test('pathspecs name folders and files literally, so that git can use its filters', () => {
  const tracks = ['src/**', 'lib/*.{js,ts}', './bin/run.ts#main', 'docs/', '!src/old'];
  expect(
    pathspecsOf([
      { page: 'a.md', tracks },
      { page: 'b.md', tracks: ['src/**'] },
    ]),
  ).toEqual([
    ':(glob)lib/*.js',
    ':(glob)lib/*.ts',
    ':(literal)bin/run.ts',
    ':(literal)docs',
    ':(literal)src',
  ]);
});
