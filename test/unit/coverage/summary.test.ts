import { expect, it } from 'vitest';
import {
  type CoveredFile,
  type CoverageState,
  summarizeCoverage,
} from '../../../integration/engine/src/coverage/summary.ts';

function file(path: string, coverage: CoverageState, ...owners: string[]): CoveredFile {
  return { path, coverage, specs: [], documents: [], owners };
}

const FILES = [
  file('src/b/deep/x.py', 'none', '@b'),
  file('src/b.py', 'cited', '@a', '@b', '@a'),
  file('src/b/y.py', 'tracked', '@b'),
  file('main.py', 'tracked'),
];

it('summarizeCoverage counts the files of a folder with those of its subfolders', () => {
  const { folders, total } = summarizeCoverage(FILES);
  expect(
    folders.map(({ folder, files, tracked, cited, none }) => [folder, files, tracked, cited, none]),
  ).toEqual([
    ['.', 4, 2, 1, 1],
    ['src', 3, 1, 1, 1],
    ['src/b', 2, 1, 0, 1],
    ['src/b/deep', 1, 0, 0, 1],
  ]);
  expect(total).toEqual({
    files: 4,
    tracked: 2,
    cited: 1,
    none: 1,
    trackedPercent: 50,
    documentedPercent: 75,
  });
});

it('summarizeCoverage counts a file once for each of its owners', () => {
  const { owners } = summarizeCoverage(FILES);
  expect(
    owners.map(({ owner, files, documentedPercent }) => [owner, files, documentedPercent]),
  ).toEqual([
    ['@a', 1, 100],
    ['@b', 3, 66.6],
    [null, 1, 100],
  ]);
});

it('summarizeCoverage lists subfolders right after their folder', () => {
  const paths = ['a-b/x.py', 'a/b/x.py', 'a/x.py', 'a.b/x.py'];
  const { folders } = summarizeCoverage(paths.map((path) => file(path, 'none')));
  expect(folders.map(({ folder }) => folder)).toEqual(['.', 'a-b', 'a.b', 'a', 'a/b']);
});

it('summarizeCoverage has no percentage where there are no files', () => {
  const { total, folders, owners } = summarizeCoverage([]);
  expect([total.files, total.trackedPercent, folders, owners]).toEqual([0, null, [], []]);
});
