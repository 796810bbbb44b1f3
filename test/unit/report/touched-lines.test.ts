import { expect, it } from 'vitest';
import { touches } from '../../../integration/engine/src/report/touched-lines.ts';

const hunk = (newStart: number, newCount: number) => [
  { oldStart: 1, oldCount: 1, newStart, newCount },
];

it.each([
  ['lines that are changed at their end', hunk(5, 2), true],
  ['lines that are changed at their start', hunk(1, 3), true],
  ['lines within which others are changed', hunk(4, 1), true],
  ['lines that are all among those changed', hunk(1, 90), true],
  ['lines before which others are changed', hunk(1, 2), false],
  ['lines after which others are changed', hunk(6, 2), false],
  ['lines between which some are taken out', hunk(4, 0), true],
  ['lines before which some are taken out', hunk(2, 0), false],
  ['lines after which some are taken out', hunk(5, 0), false],
  ['lines of a file that is the same', [], false],
])('touches: %s', (_, hunks, expected) => {
  expect(touches(hunks, 3, 5)).toBe(expected);
});
