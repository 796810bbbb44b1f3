import { describe, expect, it } from 'vitest';
import type { CommitBaseline } from '../../../integration/engine/src/drift/baseline.ts';
import { Timeline } from '../../../integration/engine/src/drift/timeline.ts';
import {
  type HistorySince,
  historySince,
} from '../../../integration/engine/src/drift/history-since.ts';
import type { FileState } from '../../../integration/engine/src/git/files.ts';
import { change, commit, files, state } from '../support/history.ts';

/** Three commits in a row: `a` is written, changed, and changed again; `b` comes and goes. */
const STRAIGHT = new Timeline(
  [
    commit('c3', ['c2'], ['a:2>3', 'b:1>'], { time: 30 }),
    commit('c2', ['c1'], ['a:1>2', 'b:>1'], { time: 20 }),
    commit('c1', [], ['a:>1'], { time: 10 }),
  ],
  'c3',
  files({ a: '3', other: '9' }),
);

/**
 * A side branch from `c1` that lands with the merge `m`, after `c2`:
 * `m` (c2, s2) · `s2` · `s1` · `c2` · `c1`.
 */
const SIDE = [
  commit('m', ['c2', 's2'], ['x:1>3', 'y:1>4', 'new:>n'], { time: 50 }),
  commit('s2', ['s1'], ['x:2>3'], { time: 40 }),
  commit('s1', ['c1'], ['x:1>2', 'y:1>2', 'new:>n'], { time: 15 }),
  commit('c2', ['c1'], ['z:1>2'], { time: 20 }),
  commit('c1', [], ['x:>1', 'y:>1', 'z:>1'], { time: 10 }),
];
const MERGED = new Timeline(SIDE, 'm', files({ x: '3', y: '4', z: '2', new: 'n' }));

function oids(changes: ReturnType<Timeline['changesOf']>): string[] {
  return changes.map(({ commit: { oid } }) => oid);
}

describe('the contents of a file at a commit of the first-parent line', () => {
  it.each([
    [0, 'a', '3'],
    [1, 'a', '2'],
    [2, 'a', '1'],
    [3, 'a', null],
    [0, 'b', null],
    [1, 'b', '1'],
    [2, 'b', null],
    [0, 'other', '9'],
    [2, 'other', '9'],
    [0, 'never', null],
  ])('%i commits before the newest, %s is %s', (position, path, oid) => {
    expect(STRAIGHT.stateAt(position, path)).toEqual(oid === null ? null : state(oid));
  });

  it('include what a merge brought in only from the merge on', () => {
    expect(MERGED.stateAt(0, 'x')).toEqual(state('3'));
    expect(MERGED.stateAt(1, 'x')).toEqual(state('1'));
    expect(MERGED.stateAt(1, 'new')).toBeNull();
    expect(MERGED.stateAt(2, 'z')).toEqual(state('1'));
  });
});

describe('the place of a commit on the first-parent line', () => {
  it('is its own where it is on the line', () => {
    expect(['c3', 'c2', 'c1'].map((oid) => STRAIGHT.landing(oid))).toEqual([0, 1, 2]);
  });

  it('is that of the merge that brought it in, however old it is', () => {
    expect(['m', 's2', 's1', 'c2', 'c1'].map((oid) => MERGED.landing(oid))).toEqual([
      0, 0, 0, 1, 2,
    ]);
  });

  it('is before all others for an unknown commit', () => {
    expect(STRAIGHT.landing('older')).toBe(3);
  });
});

describe('the ancestors of a commit', () => {
  it('are found through both parents of a merge', () => {
    expect([...MERGED.past('s2')].sort()).toEqual(['c1', 's1', 's2']);
    expect([...MERGED.past('m')].sort()).toEqual(['c1', 'c2', 'm', 's1', 's2']);
  });

  it('end for a history that goes in circles, which no repository has', () => {
    const circle = new Timeline(
      [commit('a', ['b'], []), commit('b', ['c'], []), commit('c', ['b'], [])],
      'x',
      files({}),
    );
    expect([...circle.past('a')].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('the commits that changed a file', () => {
  it('are listed newest first', () => {
    expect(oids(STRAIGHT.changesOf('a'))).toEqual(['c3', 'c2', 'c1']);
    expect(oids(STRAIGHT.changesOf('never'))).toEqual([]);
  });

  it('contain the commit of a branch, and not the merge that brought it in', () => {
    expect(oids(MERGED.changesOf('x'))).toEqual(['s2', 's1', 'c1']);
    expect(oids(MERGED.changesOf('new'))).toEqual(['s1']);
  });

  it('contain a merge that resolved a conflict in its own way', () => {
    expect(oids(MERGED.changesOf('y'))).toEqual(['m', 's1', 'c1']);
    expect(MERGED.ownChanges(SIDE[0] ?? commit('', [], []))).toEqual([change('y:1>4')]);
  });
});

describe('changes since a baseline', () => {
  function baseline(oid: string, authoredUntil: number | null = null): CommitBaseline {
    return {
      kind: 'commit',
      rule: 'completion-commit',
      oid,
      time: 0,
      authoredUntil,
      reason: '',
    };
  }

  /** From a position of the line; `known` is the last one that the documents can have known. */
  function onLine(
    timeline: Timeline,
    from: CommitBaseline,
    position: number,
    known = position,
  ): HistorySince {
    return historySince(timeline, from, { position, known }, new Map(), () => null);
  }

  it('on the first-parent line show files as they were there, and the commits since', () => {
    const view = onLine(STRAIGHT, baseline('c2'), 1);
    expect(view.stateOf('a')).toEqual(state('2'));
    expect(view.stateOf('b')).toEqual(state('1'));
    expect(view.stateOf('other')).toEqual(state('9'));
    expect(view.commitsOf('a').map(({ oid }) => oid)).toEqual(['c3']);
  });

  it('leave out what was merged before, and contain what was merged later', () => {
    const view = onLine(MERGED, baseline('c2'), 1);
    expect(view.stateOf('x')).toEqual(state('1'));
    expect(view.commitsOf('x').map(({ oid }) => oid)).toEqual(['s2', 's1']);
    expect(view.commitsOf('z')).toEqual([]);
  });

  // The documents were completed at 15. A colleague's change, written at 18, landed at 20, and the
  // completion was committed on top of it at 30.
  const RACE = [
    commit('now', ['spec'], ['a:3>4'], { time: 40 }),
    commit('spec', ['late'], ['spec.md:1>2'], { time: 30 }),
    commit('late', ['early'], ['a:2>3', 'c:>1', 'd:1>'], { time: 20, authorTime: 18 }),
    commit('early', ['root'], ['a:1>2'], { time: 12, authorTime: 11 }),
    commit('root', [], ['a:>1', 'd:>1', 'spec.md:>1'], { time: 1 }),
  ];
  const raced = new Timeline(RACE, 'now', files({ a: '4', c: '1', 'spec.md': '2' }));

  it('contain a commit that was authored after the completion but merged before its commit', () => {
    const view = onLine(raced, baseline('spec', 15), 1, 3);
    expect(view.stateOf('a')).toEqual(state('2'));
    expect(view.stateOf('c')).toBeNull();
    expect(view.stateOf('d')).toEqual(state('1'));
    expect(view.commitsOf('a').map(({ oid }) => oid)).toEqual(['now', 'late']);
  });

  it('leave out such a commit where the completion is later, or has no time', () => {
    for (const [until, known] of [
      [18, 3],
      [100, 1],
      [null, 1],
    ] as const) {
      const view = onLine(raced, baseline('spec', until), 1, known);
      expect(view.stateOf('a')).toEqual(state('3'));
      expect(view.commitsOf('a').map(({ oid }) => oid)).toEqual(['now']);
    }
  });

  it('leave out the commit of the completion itself, which is authored after it', () => {
    const own = [
      commit('spec', ['root'], ['a:1>2', 'spec.md:>1'], { time: 30 }),
      commit('root', [], ['a:>1'], { time: 1 }),
    ];
    const timeline = new Timeline(own, 'spec', files({ a: '2', 'spec.md': '1' }));
    const view = onLine(timeline, baseline('spec', 15), 0, timeline.commits.length - 1);
    expect(view.stateOf('a')).toEqual(state('2'));
    expect(view.commitsOf('a')).toEqual([]);
  });

  it('take no contents from a branch that was merged later', () => {
    const commits = [
      commit('m', ['spec', 's1'], ['a:5>6'], { time: 50 }),
      commit('s1', ['root'], ['a:1>2'], { time: 40 }),
      commit('spec', ['root'], ['a:1>5', 'spec.md:>1'], { time: 10 }),
      commit('root', [], ['a:>1'], { time: 1 }),
    ];
    const timeline = new Timeline(commits, 'm', files({ a: '6', 'spec.md': '1' }));
    const view = onLine(timeline, baseline('spec', 15), 1, 2);
    expect(view.stateOf('a')).toEqual(state('5'));
    expect(view.commitsOf('a').map(({ oid }) => oid)).toEqual(['m', 's1']);
  });

  it('are none for a change and its revert, both after the completion', () => {
    const reverted = [
      commit('spec', ['undo'], ['spec.md:>1'], { time: 30 }),
      commit('undo', ['late'], ['a:2>1'], { time: 25 }),
      commit('late', ['root'], ['a:1>2'], { time: 20 }),
      commit('root', [], ['a:>1'], { time: 1 }),
    ];
    const timeline = new Timeline(reverted, 'spec', files({ a: '1', 'spec.md': '1' }));
    const view = onLine(timeline, baseline('spec', 15), 0, timeline.commits.length - 1);
    expect(view.stateOf('a')).toEqual(state('1'));
  });

  it('name the files that depend on a commit without a date', () => {
    const timeline = new Timeline(
      [
        commit('spec', ['c2'], ['spec.md:>1'], { time: 30 }),
        commit('c2', ['c1'], ['a:1>2'], { time: null }),
        commit('c1', [], ['a:>1', 'b:>1'], { time: 10 }),
      ],
      'spec',
      files({ a: '2', b: '1', 'spec.md': '1' }),
    );
    const inDoubt = onLine(timeline, baseline('spec', 15), 0, 2);
    expect([inDoubt.datelessOf('a'), inDoubt.datelessOf('b')]).toEqual(['c2', null]);
    // Where it does not matter when commits were written, nothing is in doubt.
    expect(onLine(timeline, baseline('spec'), 0, 2).datelessOf('a')).toBeNull();
    expect(onLine(timeline, baseline('c2', 15), 1, 2).datelessOf('a')).toBeNull();
  });

  it('from a commit beside the line are the differences to the newest commit', () => {
    const beside = new Map<string, FileState | null>([
      ['x', state('2')],
      ['new', null],
    ]);
    const committed = (path: string): FileState | null => (path === 'z' ? state('2') : null);
    const view = historySince(MERGED, baseline('s1'), null, beside, committed);
    expect(view.stateOf('x')).toEqual(state('2'));
    expect(view.stateOf('new')).toBeNull();
    expect(view.stateOf('z')).toEqual(state('2'));
    expect(view.commitsOf('x').map(({ oid }) => oid)).toEqual(['s2']);
    expect(view.commitsOf('z').map(({ oid }) => oid)).toEqual(['c2']);
  });

  it('from a commit beside the line contain what was authored after the completion', () => {
    const beside = new Map<string, FileState | null>([['z', state('1')]]);
    const view = historySince(MERGED, baseline('s2', 12), null, beside, (path) =>
      path === 'other' ? state('9') : null,
    );
    expect(view.stateOf('x')).toEqual(state('1'));
    expect(view.stateOf('new')).toBeNull();
    expect(view.stateOf('z')).toEqual(state('1'));
    expect(view.stateOf('other')).toEqual(state('9'));
    expect(view.commitsOf('x').map(({ oid }) => oid)).toEqual(['s1']);
  });
});

describe('all paths that ever existed', () => {
  it('include those of merged branches and deleted files', () => {
    expect([...new Set(STRAIGHT.paths())].sort()).toEqual(['a', 'b']);
    expect([...new Set(MERGED.paths())].sort()).toEqual(['new', 'x', 'y', 'z']);
  });
});
