import { describe, expect, it } from 'vitest';
import {
  chooseInOrder,
  type Pair,
  pairLines,
} from '../../../integration/astro/src/diff/pair-lines.ts';
import { seeds } from '../../support/nightly.ts';
import { randomFrom } from './samples.ts';

describe('pairLines', () => {
  it.each<[string, string[], string[], Pair[]]>([
    ['pairs a line with its successor', ['let a = 1;'], ['let a = 2;'], [[0, 0]]],
    [
      'pairs lines after inserted lines',
      ['  return total(items);'],
      ['  const items = read();', '  check(items);', '  return sum(items);'],
      [[0, 2]],
    ],
    [
      'pairs lines after removed lines',
      ['if (debug) print(x);', 'const name = user.name;'],
      ['const name = user.fullName;'],
      [[1, 0]],
    ],
    ['does not pair unlike lines', ['import fs from "fs";'], ['return 1 + 2;'], []],
    [
      'keeps pairs in order',
      ['first(a);', 'second(b);'],
      ['second(b, c);', 'first(a, c);'],
      [[1, 0]],
    ],
    [
      'pairs lines that differ in indentation',
      ['a();', 'b();', 'c();'],
      ['if (x) {', '  a();', '  b();', '  c();', '}'],
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'compares all of the text, not only brackets',
      ['}', 'export function read(path) {'],
      ['export function read(path, mode) {', '}'],
      [[1, 0]],
    ],
    ['pairs blank lines', [''], ['  '], [[0, 0]]],
    ['prefers the earlier of equal lines', ['x(1)'], ['x(2)', 'x(3)'], [[0, 0]]],
    ['pairs nothing without old lines', [], ['a'], []],
    ['pairs nothing without new lines', ['a'], [], []],
  ])('%s', (_, old, now, pairs) => {
    expect(pairLines(old, now)).toEqual(pairs);
  });

  it('compares long lines by their beginning', () => {
    const long = 'word,'.repeat(100_000);
    expect(pairLines([long], ['other', `${long}x`])).toEqual([[0, 1]]);
  });
});

/** The most that pairs without crossings can be worth, by trying all. */
function bestWorth(table: readonly (readonly number[])[], old = 0, now = 0): number {
  const row = table[old];
  if (row === undefined) return 0;
  let best = bestWorth(table, old + 1, now);
  for (let j = now; j < row.length; j++) {
    const value = row[j] ?? 0;
    if (value > 0) best = Math.max(best, value + bestWorth(table, old + 1, j + 1));
  }
  return best;
}

describe('chooseInOrder', () => {
  it('chooses the pairs of greatest worth that do not cross', () => {
    for (const seed of seeds(100, 300)) {
      const random = randomFrom(seed);
      const width = random(6);
      const table = Array.from({ length: random(6) }, () =>
        Array.from({ length: width }, () => Math.max(0, random(8) - 3)),
      );
      const worth = (i: number, j: number): number => table[i]?.[j] ?? 0;
      const pairs = chooseInOrder(table.length, width, worth);
      expect(pairs.reduce((sum, [i, j]) => sum + worth(i, j), 0)).toBe(bestWorth(table));
      for (const [index, [i, j]] of pairs.entries()) {
        const next = pairs[index + 1];
        expect(worth(i, j)).toBeGreaterThan(0);
        if (next !== undefined) expect(next[0] > i && next[1] > j).toBe(true);
      }
    }
  });

  it.each([
    [250, 400, 100_000],
    [5000, 5000, 100_000],
    [10, 50_000, 100_000],
    [50_000, 10, 150_000],
    [1, 1_000_000, 100_000],
    [100_000, 100_000, 300_000],
  ])('compares %i and %i lines with at most %i calls', (oldCount, newCount, limit) => {
    let asked = 0;
    chooseInOrder(oldCount, newCount, () => {
      asked++;
      return 0;
    });
    expect(asked).toBeLessThanOrEqual(limit);
    expect(asked).toBeGreaterThan(0);
  });

  it('pairs lines at about the same place among thousands', () => {
    const pairs = chooseInOrder(5000, 5000, (i, j) => (j === i + 7 ? 1 : 0));
    expect(pairs).toHaveLength(4993);
  });
});
