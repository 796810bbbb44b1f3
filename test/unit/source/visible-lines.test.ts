import { describe, expect, it } from 'vitest';
import {
  gapsBetween,
  type LineRange,
  mergeRanges,
} from '../../../integration/astro/src/source/line-range.ts';
import { chooseLines } from '../../../integration/astro/src/source/visible-lines.ts';
import { seeds } from '../../support/nightly.ts';
import { randomFrom } from '../diff/samples.ts';

const range = (first: number, last = first): LineRange => ({ first, last });

describe('line ranges', () => {
  it('are merged if they touch, and cut at the end of the text', () => {
    expect(
      mergeRanges([range(8, 20), range(-3, 2), range(3), range(5, 6), range(5), range(30)], 12),
    ).toEqual([range(1, 3), range(5, 6), range(8, 12)]);
  });

  it('have gaps before, between and after them', () => {
    expect(gapsBetween([range(3, 4), range(6)], 9)).toEqual([range(1, 2), range(5), range(7, 9)]);
    expect(gapsBetween([range(1, 9)], 9)).toEqual([]);
    expect(gapsBetween([], 2)).toEqual([range(1, 2)]);
  });
});

/** Chooses among lines of the given sizes. */
function choose(
  sizes: readonly number[],
  cited: readonly LineRange[],
  { total, note }: { total: number; note: number },
): LineRange[] {
  const sizeOf = (line: number): number => sizes[line - 1] ?? NaN;
  return chooseLines(cited, { lineCount: sizes.length, sizeOf, noteSize: note, total });
}

describe('chooseLines', () => {
  const lines = (count: number, size = 10): number[] => Array<number>(count).fill(size);

  it('returns all lines if there is room', () => {
    expect(choose(lines(100), [], { total: 1000, note: 50 })).toEqual([range(1, 100)]);
  });

  it('returns the first lines if nothing is cited', () => {
    expect(choose(lines(100), [], { total: 999, note: 50 })).toEqual([range(1, 89)]);
  });

  it('returns lines around the cited ones, as far as there is room', () => {
    const cited = [range(500), range(2000, 2010)];
    expect(choose(lines(10_000), cited, { total: 15_000, note: 50 })).toEqual([
      range(200, 800),
      range(1700, 2310),
    ]);
    expect(choose(lines(10_000), cited, { total: 5000, note: 50 })).toEqual([
      range(400, 600),
      range(1900, 2110),
    ]);
    expect(choose(lines(10_000), cited, { total: 250, note: 50 })).toEqual([
      range(500),
      range(2000, 2008),
    ]);
  });

  it('returns nothing if no line has room', () => {
    expect(choose([5000, 5000], [], { total: 100, note: 10 })).toEqual([]);
    expect(choose([], [], { total: 0, note: 10 })).toEqual([]);
  });

  it('measures only a few of a million lines', () => {
    let asked = 0;
    const sizeOf = (): number => ((asked += 1), 50);
    const cited = [{ first: 900_000, last: 900_100 }];
    chooseLines(cited, { lineCount: 1_000_000, sizeOf, noteSize: 200, total: 1_000_000 });
    expect(asked).toBeLessThan(25_000);
  });

  it('never exceeds the room, for random files', () => {
    for (const seed of seeds(100, 500)) {
      const random = randomFrom(seed);
      const sizes = Array.from({ length: random(400) }, () => 1 + random(100));
      const cited = Array.from({ length: random(5) }, () => {
        const first = 1 + random(450);
        return range(first, first + random(50));
      });
      const room = { total: random(20_000), note: 1 + random(30) };
      const chosen = choose(sizes, cited, room);
      expect(mergeRanges(chosen, sizes.length)).toEqual(chosen);
      const taken = chosen
        .flatMap(({ first, last }) => sizes.slice(first - 1, last))
        .reduce((sum, size) => sum + size, 0);
      const notes = chosen.length === 0 ? 0 : gapsBetween(chosen, sizes.length).length;
      expect(taken + notes * room.note).toBeLessThanOrEqual(room.total);
    }
  });
});
