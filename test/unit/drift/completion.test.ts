import { describe, expect, it } from 'vitest';
import {
  findBaseline,
  type LineHistory,
  positionAt,
  type SpecHistory,
  type SpecVersion,
} from '../../../integration/engine/src/drift/completion.ts';
import type { Completion } from '../../../integration/engine/src/specs/spec.ts';
import { at, completedAt, makeSpec } from '../support/spec.ts';

const COMPLETION = completedAt('2026-01-28T14:45:00Z');
const STATUS: Completion = { field: 'status', value: 'status=completed', time: null, form: null };

function commitAt(letter: string, date: string) {
  return { oid: letter.repeat(40), time: at(date), authorTime: at(date), authorOffset: 0 };
}

/** The branch, newest first. */
const LINE = [
  commitAt('e', '2026-02-20T00:00:00Z'),
  commitAt('d', '2026-02-10T00:00:00Z'),
  commitAt('c', '2026-01-29T00:00:00Z'),
  commitAt('b', '2026-01-20T00:00:00Z'),
  commitAt('a', '2026-01-01T00:00:00Z'),
];
const PLACE: LineHistory = { line: LINE, boundary: new Set() };

function version(letter: string, completion: Completion | null): SpecVersion {
  const commit = LINE.find(({ oid }) => oid.startsWith(letter));
  if (commit === undefined) throw new Error(`no commit ${letter}`);
  return { commit, completion, isEdit: true };
}

/** A spec file that was committed in these versions, newest first, and not touched since. */
function history(versions: SpecVersion[], over: Partial<SpecHistory> = {}): SpecHistory {
  return {
    versions,
    committed: versions[0]?.completion,
    ignored: false,
    edited: false,
    named: null,
    incomplete: false,
    ...over,
  };
}

const IGNORED = history([], { ignored: true });

/** A clone that holds the line down to a commit, and not what came before. */
function shallow(letter: string): LineHistory {
  const oid = letter.repeat(40);
  const last = LINE.findIndex((commit) => commit.oid === oid);
  return { line: LINE.slice(0, last + 1), boundary: new Set([oid]) };
}

function baselineOf(
  completion: Completion | null,
  specHistory: SpecHistory,
  place: LineHistory = PLACE,
) {
  return findBaseline(makeSpec({ completion }), specHistory, place);
}

describe('the baseline of a committed completion', () => {
  it('is the commit that added the completion, whatever was edited in the spec later', () => {
    const versions = [
      version('e', COMPLETION),
      version('d', COMPLETION),
      version('c', COMPLETION),
      version('b', null),
    ];
    expect(baselineOf(COMPLETION, history(versions))).toMatchObject({
      kind: 'commit',
      rule: 'completion-commit',
      oid: 'c'.repeat(40),
      authoredUntil: COMPLETION.time,
    });
  });

  it('is that of the newest completion after a re-run', () => {
    const again: Completion = {
      field: 'replayed_at',
      value: 'replayed_at=1',
      time: at('2026-02-09T00:00:01Z'),
      form: 'utc',
    };
    const versions = [version('d', again), version('c', COMPLETION), version('b', null)];
    expect(baselineOf(again, history(versions))).toMatchObject({ oid: 'd'.repeat(40) });
  });

  it('names the completion field and the commit that added it', () => {
    const { reason } = baselineOf(COMPLETION, history([version('c', COMPLETION)]));
    expect(reason).toContain('completed_at: 2026-01-28T14:45:00Z');
    expect(reason).toContain('ccccccc');
  });

  it('is the commit in which the status became completed, where there is no time', () => {
    const versions = [version('d', STATUS), version('c', STATUS), version('b', null)];
    expect(baselineOf(STATUS, history(versions))).toMatchObject({
      rule: 'status-commit',
      oid: 'c'.repeat(40),
      authoredUntil: null,
    });
  });

  it('is that of the new run after a reset, where there is no time', () => {
    const versions = [
      version('e', STATUS),
      version('d', STATUS),
      version('c', null),
      version('b', STATUS),
    ];
    expect(baselineOf(STATUS, history(versions))).toMatchObject({ oid: 'd'.repeat(40) });
  });
});

describe('a commit whose date cannot be read', () => {
  const undated = (letter: string): LineHistory => ({
    line: LINE.map((commit) =>
      commit.oid.startsWith(letter) ? { ...commit, time: null } : commit,
    ),
    boundary: new Set(),
  });

  it('makes a baseline unknown that depends on the dates of commits', () => {
    const baseline = baselineOf(COMPLETION, IGNORED, undated('d'));
    expect(baseline.kind).toBe('unknown');
    expect(baseline.reason).toContain('commit ddddddd cannot be read');
    expect(baselineOf(COMPLETION, IGNORED, undated('a'))).toMatchObject({ oid: 'b'.repeat(40) });
  });

  it('is never used as the baseline', () => {
    const { commit, ...rest } = version('c', COMPLETION);
    const own = { ...rest, commit: { ...commit, time: null, authorTime: null } };
    const baseline = baselineOf(COMPLETION, history([own]));
    expect(baseline.kind).toBe('unknown');
    expect(baseline.reason).toContain('commit ccccccc cannot be read');
  });
});

describe('the baseline of a completion that is not committed', () => {
  it('is the working tree', () => {
    for (const specHistory of [
      history([]),
      history([version('b', null)]),
      history([version('c', completedAt('2026-01-25T00:00:01Z'))]),
    ]) {
      const baseline = baselineOf(COMPLETION, specHistory);
      expect(baseline.kind).toBe('working-tree');
      expect(baseline.reason).toContain('completed_at: 2026-01-28T14:45:00Z');
    }
  });

  it('is the working tree also where an earlier completion time was set again', () => {
    const other = completedAt('2026-02-05T00:00:01Z');
    const versions = [version('d', other), version('c', COMPLETION)];
    expect(baselineOf(COMPLETION, history(versions)).kind).toBe('working-tree');
  });

  it('is the last commit before the completion time, where git ignores the spec', () => {
    expect(baselineOf(COMPLETION, IGNORED)).toMatchObject({
      kind: 'commit',
      rule: 'completion-time',
      oid: 'b'.repeat(40),
      authoredUntil: COMPLETION.time,
    });
  });

  it('includes all commits of the day for a date without a time, where git ignores the spec', () => {
    const line = [{ oid: '1', time: at('2026-01-28T18:00:00Z') }, ...LINE.slice(2)].sort(
      (a, b) => b.time - a.time,
    );
    const bare = completedAt('2026-01-28');
    expect(baselineOf(bare, IGNORED, { line, boundary: new Set() })).toMatchObject({ oid: '1' });
  });

  it('is unknown without a time, where git ignores the spec', () => {
    const baseline = baselineOf(STATUS, IGNORED);
    expect(baseline).toMatchObject({ kind: 'unknown' });
    expect(baseline.kind === 'unknown' && baseline.fix).toContain('completed_at');
  });

  it('is the first commit for a completion before it', () => {
    expect(baselineOf(completedAt('2020-01-01T10:00:00Z'), IGNORED)).toMatchObject({
      oid: 'a'.repeat(40),
    });
  });
});

describe('the baseline in a shallow clone', () => {
  it('is found for a completion that was committed after the oldest commit of the clone', () => {
    const versions = [version('d', COMPLETION), version('c', null)];
    expect(baselineOf(COMPLETION, history(versions), shallow('b'))).toMatchObject({
      kind: 'commit',
      oid: 'd'.repeat(40),
    });
  });

  it('is unknown for a completion that seems to come with the oldest commit of the clone', () => {
    const baseline = baselineOf(COMPLETION, history([version('c', COMPLETION)]), shallow('c'));
    expect(baseline.kind).toBe('unknown');
    const fix = baseline.kind === 'unknown' ? baseline.fix : '';
    for (const line of [
      "`with: { fetch-depth: 0 }` below the step's `uses: actions/checkout`",
      '`variables: { GIT_DEPTH: 0 }`',
      '`git fetch --unshallow`',
    ]) {
      expect(fix).toContain(line);
    }
  });

  it('is unknown for a status without a time that seems to come with the oldest commit', () => {
    expect(baselineOf(STATUS, history([version('c', STATUS)]), shallow('c')).kind).toBe('unknown');
    expect(baselineOf(STATUS, history([version('d', STATUS)]), shallow('c'))).toMatchObject({
      oid: 'd'.repeat(40),
    });
  });

  it('is unknown where the clone lacks commits that were made since the completion', () => {
    const versions = [version('e', COMPLETION), version('d', null)];
    expect(baselineOf(COMPLETION, history(versions), shallow('d')).kind).toBe('unknown');
  });

  it('is unknown for a time before the oldest commit of the clone', () => {
    expect(baselineOf(COMPLETION, IGNORED, shallow('d')).kind).toBe('unknown');
    expect(baselineOf(COMPLETION, IGNORED, shallow('b'))).toMatchObject({ oid: 'b'.repeat(40) });
  });

  it('is unknown for a page that seems to come with the oldest commit of the clone', () => {
    const page = history([version('c', null)]);
    expect(baselineOf(null, page, shallow('c')).kind).toBe('unknown');
  });
});

describe('the baseline of a page with `tracks`', () => {
  it('is the last commit that changed the page', () => {
    const baseline = baselineOf(null, history([version('d', null), version('b', null)]));
    expect(baseline).toMatchObject({
      rule: 'page-commit',
      oid: 'd'.repeat(40),
      authoredUntil: null,
    });
    expect(baseline.reason).toContain('ddddddd');
  });

  it('is the working tree while the page has uncommitted changes', () => {
    expect(baselineOf(null, history([version('d', null)], { edited: true })).kind).toBe(
      'working-tree',
    );
    expect(baselineOf(null, history([])).kind).toBe('working-tree');
  });

  it('is the end of the day that `reviewed` names', () => {
    const reviewed: Completion = {
      field: 'reviewed',
      value: 'reviewed=1',
      time: at('2026-02-15T00:00:00Z'),
      form: 'day',
    };
    expect(baselineOf(reviewed, history([version('e', reviewed)]))).toMatchObject({
      oid: 'e'.repeat(40),
      authoredUntil: at('2026-02-15T23:59:59Z'),
    });
  });

  const reviewedIn = (value: string): Completion => ({
    field: 'reviewed',
    value,
    time: null,
    form: null,
  });

  it('is the commit that `reviewed` names', () => {
    const named = LINE[2] ?? null;
    const page = history([version('e', reviewedIn('ccccccc'))], { named });
    expect(baselineOf(reviewedIn('ccccccc'), page)).toMatchObject({ oid: 'c'.repeat(40) });
  });

  it('is unknown where `reviewed` names no commit of the branch', () => {
    const baseline = baselineOf(reviewedIn('main'), history([version('e', reviewedIn('main'))]));
    expect(baseline.kind === 'unknown' && baseline.reason).toContain('reviewed: main is neither');
  });

  it('is unknown where a shallow clone lacks the commit that `reviewed` names', () => {
    const page = history([version('e', reviewedIn('aaaaaaa'))]);
    const baseline = baselineOf(reviewedIn('aaaaaaa'), page, shallow('d'));
    expect(baseline.kind === 'unknown' && baseline.reason).toContain('shallow');
  });
});

describe('the baseline of a spec with `commits`', () => {
  const named = LINE[1] ?? null;
  const findIn = (completion: Completion, specHistory: SpecHistory, place = PLACE) =>
    findBaseline(makeSpec({ completion, commits: ['ddddddd'] }), specHistory, place);

  it('is the newest of them where the completion has no time', () => {
    const found = findIn(STATUS, history([version('e', STATUS)], { named }));
    expect(found).toMatchObject({ rule: 'named-commit', oid: 'd'.repeat(40), authoredUntil: null });
  });

  it('is the newest of them where git ignores the spec', () => {
    const found = findIn(COMPLETION, history([], { ignored: true, named }));
    expect(found).toMatchObject({ rule: 'named-commit' });
  });

  it('is the commit of the completion where that has a time', () => {
    const found = findIn(COMPLETION, history([version('e', COMPLETION)], { named }));
    expect(found).toMatchObject({ rule: 'completion-commit', oid: 'e'.repeat(40) });
  });

  it('is the commit of the status where none of them exists', () => {
    const found = findIn(STATUS, history([version('e', STATUS)]));
    expect(found).toMatchObject({ rule: 'status-commit' });
  });

  it('is unknown where a shallow clone may lack them', () => {
    const found = findIn(STATUS, history([version('e', STATUS)]), shallow('c'));
    expect(found).toMatchObject({ kind: 'unknown', beyond: true });
  });
});

describe('the commit of the branch at a time', () => {
  it.each([
    ['2026-03-01T00:00:00Z', 0],
    ['2026-02-10T00:00:00Z', 1],
    ['2026-02-09T23:59:59Z', 2],
    ['2020-01-01T00:00:00Z', -1],
  ])('at %s is number %i from the newest', (time, position) => {
    expect(positionAt(LINE, at(time))).toBe(position);
  });

  it('is looked for among commits from a given number on', () => {
    expect(positionAt(LINE, at('2026-03-01T00:00:00Z'), 2)).toBe(2);
  });
});
