import { describe, expect, it } from 'vitest';
import type { DatedCommit } from '../../../integration/engine/src/git/commit.ts';
import {
  commitsAt,
  joinSpecs,
  makeCommitTable,
  withUsedCommits,
} from '../../../integration/engine/src/report/commit-table.ts';
import {
  makeChange,
  makeCommit,
  makeDocument,
  makeEvidence,
  makeSpecReport,
} from '../support/report.ts';

function commit(oid: string, day: number): DatedCommit {
  const time = Date.UTC(2026, 0, day) / 1000;
  const who = { author: 'Dev', subject: `Do ${oid}` };
  return {
    oid,
    parents: [],
    ...who,
    authorTime: time,
    time,
    authorOffset: 0,
    files: [],
  };
}

describe('the table of commits', () => {
  const commits = [commit('c', 3), commit('b', 1), commit('a', 3), commit('b', 1)];

  it('has each commit once, sorted by date and id, whatever the order of what is given', () => {
    const { commits: table } = makeCommitTable(commits);
    expect(table.map(({ oid, date }) => [oid, date])).toEqual([
      ['b', '2026-01-01T00:00:00Z'],
      ['a', '2026-01-03T00:00:00Z'],
      ['c', '2026-01-03T00:00:00Z'],
    ]);
    expect(makeCommitTable(commits.toReversed()).commits).toEqual(table);
  });

  it('says where a commit stands', () => {
    const { indexOf } = makeCommitTable(commits);
    expect(['b', 'a', 'c', 'd'].map(indexOf)).toEqual([0, 1, 2, null]);
  });
});

/** A spec with a change by some commits, and evidence of one commit. */
function specWith(changedBy: number[], commit: number | null): ReturnType<typeof makeSpecReport> {
  const documents = [makeDocument({ evidence: [makeEvidence({ commit })] })];
  return makeSpecReport({ changes: [makeChange({ commits: changedBy })], documents });
}

const TABLE = ['a', 'b', 'c', 'd'].map((oid) => makeCommit({ oid }));

describe('withUsedCommits', () => {
  it('removes the commits to which nothing leads, and keeps where the others lead', () => {
    const specs = [specWith([3, 1], 3), specWith([1], null)];
    expect(withUsedCommits({ commits: TABLE, specs })).toEqual({
      commits: [TABLE[1], TABLE[3]],
      specs: [specWith([1, 0], 1), specWith([0], null)],
    });
  });

  it('keeps a commit to which only evidence leads', () => {
    const specs = [specWith([], 2)];
    expect(withUsedCommits({ commits: TABLE, specs })).toEqual({
      commits: [TABLE[2]],
      specs: [specWith([], 0)],
    });
  });

  it('returns the same specs if all are used', () => {
    const specs = [specWith([0, 1], 2), specWith([3], null)];
    expect(withUsedCommits({ commits: TABLE, specs }).specs).toBe(specs);
  });
});

describe('joinSpecs', () => {
  it('leads the specs of both parts to their own commits', () => {
    const [first, second] = [
      { commits: TABLE.slice(0, 1), specs: [specWith([0], 0)] },
      { commits: TABLE.slice(1), specs: [specWith([2, 0], 1), specWith([], null)] },
    ];
    const joined = joinSpecs(first, second);
    const oids = joined.specs.map(({ changes, documents }) => [
      ...changes.map((change) => commitsAt(change.commits, joined.commits)),
      ...documents.flatMap(({ evidence }) =>
        evidence.map((each) => commitsAt([each.commit ?? -1], joined.commits)),
      ),
    ]);
    expect(oids).toEqual([
      [[TABLE[0]], [TABLE[0]]],
      [[TABLE[3], TABLE[1]], [TABLE[2]]],
      [[], []],
    ]);
  });

  it('lists a commit of both parts once, and sorts all by date', () => {
    const first = { commits: TABLE.slice(1, 3), specs: [specWith([1], 0)] };
    const second = { commits: TABLE.slice(0, 2), specs: [specWith([0], 1)] };
    const joined = joinSpecs(first, second);
    expect(joined.commits).toEqual(TABLE.slice(0, 3));
    expect(joined.specs).toEqual([specWith([2], 1), specWith([0], 1)]);
  });
});
