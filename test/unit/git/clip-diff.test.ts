import { expect, it } from 'vitest';
import { clipDiff } from '../../../integration/engine/src/git/clip-diff.ts';
import type { LineDiff } from '../../../integration/engine/src/git/patch.ts';

/** Line 2 was replaced by three, and two lines were inserted after line 10. */
const DIFF: LineDiff = {
  additions: 5,
  deletions: 1,
  binary: false,
  hunks: [
    { oldStart: 2, oldCount: 1, newStart: 2, newCount: 3 },
    { oldStart: 10, oldCount: 0, newStart: 13, newCount: 2 },
  ],
};

it('clipDiff keeps what lies in the lines of each side', () => {
  expect(clipDiff(DIFF, [{ startLine: 1, endLine: 9 }], [{ startLine: 3, endLine: 11 }])).toEqual({
    additions: 2,
    deletions: 1,
    binary: false,
    hunks: [{ oldStart: 2, oldCount: 1, newStart: 3, newCount: 2 }],
  });
});

it('clipDiff keeps an insertion where it is', () => {
  const lines = { startLine: 9, endLine: 99 };
  expect(clipDiff(DIFF, [lines], [lines]).hunks).toEqual([
    { oldStart: 10, oldCount: 0, newStart: 13, newCount: 2 },
  ]);
});

it('clipDiff turns a hunk into a deletion or an insertion where the other side is left out', () => {
  expect(clipDiff(DIFF, [{ startLine: 2, endLine: 2 }], []).hunks).toEqual([
    { oldStart: 2, oldCount: 1, newStart: 1, newCount: 0 },
  ]);
  expect(clipDiff(DIFF, [], [{ startLine: 2, endLine: 4 }]).hunks).toEqual([
    { oldStart: 1, oldCount: 0, newStart: 2, newCount: 3 },
  ]);
});

it('clipDiff splits a hunk that several runs of lines have a part of', () => {
  const now = [
    { startLine: 2, endLine: 2 },
    { startLine: 4, endLine: 8 },
  ];
  expect(clipDiff(DIFF, [], now)).toMatchObject({ additions: 2, deletions: 0 });
});
