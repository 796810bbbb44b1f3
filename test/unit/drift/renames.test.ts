import { describe, expect, it } from 'vitest';
import { findChanges } from '../../../integration/engine/src/drift/find-changes.ts';
import {
  findRenamers,
  goneContents,
  joinRenames,
  type RenameEvidence,
} from '../../../integration/engine/src/drift/renames.ts';
import { Timeline } from '../../../integration/engine/src/drift/timeline.ts';
import type { Commit } from '../../../integration/engine/src/git/commit.ts';
import type { Renames } from '../../../integration/engine/src/git/renames.ts';
import type { Role } from '../../../integration/engine/src/specs/spec.ts';
import { commit, files, state } from '../support/history.ts';

/** Contents by path. */
type Tree = Record<string, string>;

interface Situation {
  then: Tree;
  now: Tree;
  inputs: string[];
  history?: Commit[];
  /** `to < from`, by commit. */
  renames?: Record<string, string[]>;
  uncommitted?: string[];
}

const read = (renames: string[]): Renames =>
  new Map(renames.map((rename) => rename.split(' < ') as [string, string]));

function situationOf({ then, now, inputs, history = [], ...given }: Situation) {
  const stateIn = (tree: Tree) => (path: string) => {
    const oid = tree[path];
    return oid === undefined ? null : state(oid);
  };
  const timeline = new Timeline(history, history[0]?.oid ?? '', files(now));
  const roles = new Map(inputs.map((path): [string, Role] => [path, 'tracks']));
  const changes = findChanges(roles, stateIn(then), stateIn(now));
  const holders = new Map<string, string[]>();
  for (const oid of goneContents(changes)) {
    holders.set(
      oid,
      Object.keys(now).filter((path) => now[path] === oid),
    );
  }
  const evidence: RenameEvidence = {
    timeline,
    byCommit: new Map(Object.entries(given.renames ?? {}).map(([oid, list]) => [oid, read(list)])),
    uncommitted: read(given.uncommitted ?? []),
    now: stateIn(now),
    holders,
    gone: Object.keys(then).filter((path) => !(path in now)),
  };
  return {
    changes,
    evidence,
    timeline,
    cited: stateIn(then),
    isPresent: (path: string) => path in now,
  };
}

function join(situation: Situation): string[] {
  const { changes, evidence, cited } = situationOf(situation);
  return joinRenames(changes, evidence, cited).map(
    ({ kind, path, previousPath, stays }) =>
      `${kind} ${previousPath === null ? path : `${previousPath} > ${path}`}${stays ? '' : ' (inputs differ)'}`,
  );
}

describe('a deleted and an added file', () => {
  it.each<[string, Situation, string[]]>([
    [
      'are a rename where the content is the same',
      { then: { a: '1' }, now: { b: '1' }, inputs: ['a', 'b'] },
      ['renamed a > b'],
    ],
    [
      'are two changes where the content differs',
      { then: { a: '1' }, now: { b: '2' }, inputs: ['a', 'b'] },
      ['deleted a (inputs differ)', 'added b (inputs differ)'],
    ],
    [
      'are a rename out of the inputs',
      { then: { a: '1' }, now: { b: '1' }, inputs: ['a'] },
      ['renamed a > b (inputs differ)'],
    ],
    [
      'are a rename into the inputs',
      { then: { a: '1' }, now: { b: '1' }, inputs: ['b'] },
      ['renamed a > b (inputs differ)'],
    ],
    [
      'are no rename where the other file existed before',
      { then: { a: '1', b: '1' }, now: { b: '1' }, inputs: ['a'] },
      ['deleted a (inputs differ)'],
    ],
    [
      'are a copy where the first file still exists',
      { then: { a: '1' }, now: { a: '1', b: '1' }, inputs: ['a', 'b'] },
      ['added b (inputs differ)'],
    ],
    [
      'are paired by name where several files share a content',
      {
        then: { 'x/a': '1', 'x/b': '1' },
        now: { 'y/b': '1', 'y/a': '1' },
        inputs: ['x/a', 'x/b', 'y/a', 'y/b'],
      },
      ['renamed x/a > y/a', 'renamed x/b > y/b'],
    ],
    [
      'are one rename where two files became one',
      { then: { a: '1', b: '1' }, now: { c: '1' }, inputs: ['a', 'b', 'c'] },
      ['deleted b (inputs differ)', 'renamed a > c'],
    ],
    [
      'are no rename where they are empty',
      {
        then: { a: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391' },
        now: { b: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391' },
        inputs: ['a', 'b'],
      },
      ['deleted a (inputs differ)', 'added b (inputs differ)'],
    ],
    [
      'are a rename with edits where a commit says so',
      {
        then: { a: '1' },
        now: { b: '2' },
        inputs: ['a', 'b'],
        history: [commit('c1', ['c0'], ['a:1>', 'b:>2'])],
        renames: { c1: ['b < a'] },
      },
      ['renamed a > b'],
    ],
    [
      'are a rename through names that are gone',
      {
        then: { a: '1' },
        now: { c: '3' },
        inputs: ['a', 'c'],
        history: [commit('c2', ['c1'], ['b:2>', 'c:>3']), commit('c1', ['c0'], ['a:1>', 'b:>2'])],
        renames: { c1: ['b < a'], c2: ['c < b'] },
      },
      ['renamed a > c'],
    ],
    [
      'are a rename into the inputs through another name',
      {
        then: { a: '1' },
        now: { c: '3' },
        inputs: ['c'],
        history: [commit('c2', ['c1'], ['b:2>', 'c:>3']), commit('c1', ['c0'], ['a:1>', 'b:>2'])],
        renames: { c1: ['b < a'], c2: ['c < b'] },
      },
      ['renamed a > c (inputs differ)'],
    ],
    [
      'are no rename where names form a cycle',
      {
        then: { a: '1' },
        now: {},
        inputs: ['a'],
        history: [commit('c2', ['c1'], ['b:2>', 'a:>3']), commit('c1', ['c0'], ['a:1>', 'b:>2'])],
        renames: { c1: ['b < a'], c2: ['a < b'] },
      },
      ['deleted a (inputs differ)'],
    ],
    [
      'are a rename that is not committed',
      { then: { a: '1' }, now: { b: '2' }, inputs: ['a', 'b'], uncommitted: ['b < a'] },
      ['renamed a > b'],
    ],
  ])('%s', (_, situation, expected) => {
    expect(join(situation)).toEqual(expected);
  });
});

describe('findRenamers', () => {
  const only = (oid: string, changes: string[]) => commit(oid, [], changes);

  it.each<[string, Commit[], Tree, Tree, string[]]>([
    [
      'returns commits that deleted the file and added another',
      [only('c1', ['a:1>', 'b:>2'])],
      { a: '1' },
      { b: '2' },
      ['c1'],
    ],
    [
      'returns none where no other file was added',
      [only('c1', ['a:1>', 'b:1>2'])],
      { a: '1' },
      {},
      [],
    ],
    [
      'continues with names that are gone',
      [commit('c2', ['c1'], ['b:2>', 'c:>3']), only('c1', ['a:1>', 'b:>2'])],
      { a: '1' },
      { c: '3' },
      ['c1', 'c2'],
    ],
    [
      'returns none for a file that was modified',
      [only('c1', ['a:1>2', 'b:>1'])],
      { a: '1' },
      { a: '2' },
      [],
    ],
  ])('%s', (_, history, then, now, expected) => {
    const { changes, timeline, isPresent } = situationOf({ then, now, inputs: ['a'], history });
    const found = findRenamers(timeline, changes, isPresent).map(({ oid }) => oid);
    expect(found.sort()).toEqual(expected);
  });
});
