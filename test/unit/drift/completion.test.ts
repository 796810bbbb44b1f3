import { describe, expect, it } from 'vitest';
import {
  findBaseline,
  knownUntil,
  type LineHistory,
  positionAt,
  type SpecHistory,
  type SpecVersion,
} from '../../../integration/engine/src/drift/completion.ts';
import type { Completion } from '../../../integration/engine/src/specs/spec.ts';
import { at, completedAt, makeSpec } from '../support/spec.ts';

const COMPLETION = completedAt('2026-01-28T14:45:00Z');
const STATUS: Completion = { field: 'status', value: 'status=completed', time: null };

/** The branch, newest first. */
const LINE = [
  { oid: 'e'.repeat(40), time: at('2026-02-20T00:00:00Z') },
  { oid: 'd'.repeat(40), time: at('2026-02-10T00:00:00Z') },
  { oid: 'c'.repeat(40), time: at('2026-01-29T00:00:00Z') },
  { oid: 'b'.repeat(40), time: at('2026-01-20T00:00:00Z') },
  { oid: 'a'.repeat(40), time: at('2026-01-01T00:00:00Z') },
];
const PLACE: LineHistory = { line: LINE, boundary: new Set() };

function version(letter: string, completion: Completion | null): SpecVersion {
  const oid = letter.repeat(40);
  return {
    commit: { oid, time: LINE.find((commit) => commit.oid === oid)?.time ?? 0 },
    completion,
    isEdit: true,
  };
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

describe('a completion that was committed', () => {
  it('is right for the commit that brought it, whatever was done to the spec later', () => {
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

  it('is the newest one, after a re-run', () => {
    const again: Completion = {
      field: 'replayed_at',
      value: 'replayed_at=1',
      time: at('2026-02-09T00:00:01Z'),
    };
    const versions = [version('d', again), version('c', COMPLETION), version('b', null)];
    expect(baselineOf(again, history(versions))).toMatchObject({ oid: 'd'.repeat(40) });
  });

  it('says which field it is, and in which commit it came', () => {
    const { reason } = baselineOf(COMPLETION, history([version('c', COMPLETION)]));
    expect(reason).toContain('completed_at: 2026-01-28T14:45:00Z');
    expect(reason).toContain('ccccccc');
  });

  it('without a time is right for the commit in which the status became completed', () => {
    const versions = [version('d', STATUS), version('c', STATUS), version('b', null)];
    expect(baselineOf(STATUS, history(versions))).toMatchObject({
      rule: 'status-commit',
      oid: 'c'.repeat(40),
      authoredUntil: null,
    });
  });

  it('without a time, after a reset and a new run, is that of the new run', () => {
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

  it('makes a baseline unknown that depends on when commits were made', () => {
    const baseline = baselineOf(COMPLETION, IGNORED, undated('d'));
    expect(baseline.kind).toBe('unknown');
    expect(baseline.reason).toContain('commit ddddddd cannot be read');
    expect(baselineOf(COMPLETION, IGNORED, undated('a'))).toMatchObject({ oid: 'b'.repeat(40) });
  });

  it('is no baseline', () => {
    const own = { ...version('c', COMPLETION), commit: { oid: 'c'.repeat(40), time: null } };
    const baseline = baselineOf(COMPLETION, history([own]));
    expect(baseline.kind).toBe('unknown');
    expect(baseline.reason).toContain('commit ccccccc cannot be read');
  });
});

describe('a completion that is not committed', () => {
  it('is right for the working tree', () => {
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

  it('is right for the working tree, too, where an old time was set again', () => {
    const other = completedAt('2026-02-05T00:00:01Z');
    const versions = [version('d', other), version('c', COMPLETION)];
    expect(baselineOf(COMPLETION, history(versions)).kind).toBe('working-tree');
  });

  it('in a spec that git ignores is right for the last commit until then', () => {
    expect(baselineOf(COMPLETION, IGNORED)).toMatchObject({
      kind: 'commit',
      rule: 'completion-time',
      oid: 'b'.repeat(40),
      authoredUntil: COMPLETION.time,
    });
  });

  it('in a spec that git ignores, of a bare date, includes the commits of that day', () => {
    const line = [{ oid: '1', time: at('2026-01-28T18:00:00Z') }, ...LINE.slice(2)].sort(
      (a, b) => b.time - a.time,
    );
    const bare = completedAt('2026-01-28');
    expect(baselineOf(bare, IGNORED, { line, boundary: new Set() })).toMatchObject({ oid: '1' });
  });

  it('cannot be placed in a spec that git ignores, without a time', () => {
    const baseline = baselineOf(STATUS, IGNORED);
    expect(baseline).toMatchObject({ kind: 'unknown' });
    expect(baseline.kind === 'unknown' && baseline.fix).toContain('completed_at');
  });

  it('before the first commit is right for the first commit', () => {
    expect(baselineOf(completedAt('2020-01-01T10:00:00Z'), IGNORED)).toMatchObject({
      oid: 'a'.repeat(40),
    });
  });
});

describe('a shallow clone', () => {
  it('knows a completion that was committed after it was cut', () => {
    const versions = [version('d', COMPLETION), version('c', null)];
    expect(baselineOf(COMPLETION, history(versions), shallow('b'))).toMatchObject({
      kind: 'commit',
      oid: 'd'.repeat(40),
    });
  });

  it('does not know one that seems to come with the commit at which it was cut', () => {
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

  it('does not know that of a bare status, either', () => {
    expect(baselineOf(STATUS, history([version('c', STATUS)]), shallow('c')).kind).toBe('unknown');
    expect(baselineOf(STATUS, history([version('d', STATUS)]), shallow('c'))).toMatchObject({
      oid: 'd'.repeat(40),
    });
  });

  it('does not know what was committed since the completion if it was cut after that', () => {
    const versions = [version('e', COMPLETION), version('d', null)];
    expect(baselineOf(COMPLETION, history(versions), shallow('d')).kind).toBe('unknown');
  });

  it('does not know the commit of a time before it was cut', () => {
    expect(baselineOf(COMPLETION, IGNORED, shallow('d')).kind).toBe('unknown');
    expect(baselineOf(COMPLETION, IGNORED, shallow('b'))).toMatchObject({ oid: 'b'.repeat(40) });
  });

  it('does not know a page that seems to come with the commit at which it was cut', () => {
    const page = history([version('c', null)]);
    expect(baselineOf(null, page, shallow('c')).kind).toBe('unknown');
  });
});

describe('a page', () => {
  it('is right for the last commit that touched it', () => {
    const baseline = baselineOf(null, history([version('d', null), version('b', null)]));
    expect(baseline).toMatchObject({
      rule: 'page-commit',
      oid: 'd'.repeat(40),
      authoredUntil: null,
    });
    expect(baseline.reason).toContain('ddddddd');
  });

  it('is right for the working tree while it is being written', () => {
    expect(baselineOf(null, history([version('d', null)], { edited: true })).kind).toBe(
      'working-tree',
    );
    expect(baselineOf(null, history([])).kind).toBe('working-tree');
  });

  it('that was reviewed on a day is right for the end of that day', () => {
    const reviewed: Completion = {
      field: 'reviewed',
      value: 'reviewed=1',
      time: at('2026-02-15T00:00:00Z'),
    };
    expect(baselineOf(reviewed, history([version('e', reviewed)]))).toMatchObject({
      oid: 'e'.repeat(40),
      authoredUntil: at('2026-02-15T23:59:59Z'),
    });
  });

  const reviewedIn = (value: string): Completion => ({ field: 'reviewed', value, time: null });

  it('that was reviewed at a commit is right for that commit', () => {
    const named = LINE[2] ?? null;
    const page = history([version('e', reviewedIn('ccccccc'))], { named });
    expect(baselineOf(reviewedIn('ccccccc'), page)).toMatchObject({ oid: 'c'.repeat(40) });
  });

  it('that was reviewed at what is no commit of the branch is unknown', () => {
    const baseline = baselineOf(reviewedIn('main'), history([version('e', reviewedIn('main'))]));
    expect(baseline.kind === 'unknown' && baseline.reason).toContain('reviewed: main is neither');
  });

  it('that was reviewed at a commit which a shallow clone lacks is unknown for that reason', () => {
    const page = history([version('e', reviewedIn('aaaaaaa'))]);
    const baseline = baselineOf(reviewedIn('aaaaaaa'), page, shallow('d'));
    expect(baseline.kind === 'unknown' && baseline.reason).toContain('shallow');
  });
});

describe('a spec that names its commits', () => {
  const named = LINE[1] ?? null;
  const findIn = (completion: Completion, specHistory: SpecHistory, place = PLACE) =>
    findBaseline(makeSpec({ completion, commits: ['ddddddd'] }), specHistory, place);

  it('is right for the newest of them where its completion has no time', () => {
    const found = findIn(STATUS, history([version('e', STATUS)], { named }));
    expect(found).toMatchObject({ rule: 'named-commit', oid: 'd'.repeat(40), authoredUntil: null });
  });

  it('is right for it where git ignores the file', () => {
    const found = findIn(COMPLETION, history([], { ignored: true, named }));
    expect(found).toMatchObject({ rule: 'named-commit' });
  });

  it('is right for the commit of its completion where that has a time', () => {
    const found = findIn(COMPLETION, history([version('e', COMPLETION)], { named }));
    expect(found).toMatchObject({ rule: 'completion-commit', oid: 'e'.repeat(40) });
  });

  it('is right for that of its status where none of them is there', () => {
    const found = findIn(STATUS, history([version('e', STATUS)]));
    expect(found).toMatchObject({ rule: 'status-commit' });
  });

  it('is unknown where a shallow clone may lack them', () => {
    const found = findIn(STATUS, history([version('e', STATUS)]), shallow('c'));
    expect(found).toMatchObject({ kind: 'unknown', beyond: true });
  });
});

describe('the branch at a time', () => {
  it.each([
    ['2026-03-01T00:00:00Z', 0],
    ['2026-02-10T00:00:00Z', 1],
    ['2026-02-09T23:59:59Z', 2],
    ['2020-01-01T00:00:00Z', -1],
  ])('%s is position %i', (time, position) => {
    expect(positionAt(LINE, at(time))).toBe(position);
  });

  it('is looked for from a position on', () => {
    expect(positionAt(LINE, at('2026-03-01T00:00:00Z'), 2)).toBe(2);
  });
});

describe('what can have been known at a time', () => {
  it('is everything until then, and all of the day for a bare date', () => {
    expect(knownUntil(at('2026-01-28T14:45:00Z'))).toBe(at('2026-01-28T14:45:00Z'));
    expect(knownUntil(at('2026-01-28'))).toBe(at('2026-01-28T23:59:59Z'));
  });
});
