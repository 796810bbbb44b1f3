import { describe, expect, it } from 'vitest';
import { CommitNames } from '../../../integration/engine/src/drift/named-commits.ts';

const commit = (oid: string, time: number) => ({
  oid: oid.padEnd(40, '0'),
  time,
  authorTime: time,
  authorOffset: 0,
});
const COMMITS = [
  commit('aaaaaaa', 4),
  commit('bbbbbbb1', 3),
  commit('bbbbbbb2', 2),
  commit('ccccccc', 1),
];

describe('CommitNames.newest finds a commit', () => {
  it.each([
    ['by its short id', ['ccccccc'], 1],
    ['by its whole id', ['c'.repeat(7).padEnd(40, '0')], 1],
    ['in capitals', ['CCCCCCC'], 1],
    ['among several, in any order', ['ccccccc', 'aaaaaaa', 'bbbbbbb1'], 4],
    ['beside one that is not there', ['fffffff', 'ccccccc'], 1],
    ['by an id that two share', ['bbbbbbb'], null],
    ['by an id that two share, and another', ['bbbbbbb', 'ccccccc'], 1],
    ['by too short an id', ['cccccc'], null],
    ['by an id that only starts the same', ['ccccccc1'], null],
    ['by a branch', ['main'], null],
    ['by an option', ['--all', 'HEAD~1'], null],
    ['by nothing', [], null],
  ])('%s', (_, names, time) => {
    expect(new CommitNames(COMMITS).newest(names)?.time ?? null).toBe(time);
  });
});
