import { describe, expect, it } from 'vitest';
import { mapLines } from '../../../integration/engine/src/citations/line-map.ts';
import type { Hunk } from '../../../integration/engine/src/git/patch.ts';
import { seeds } from '../../support/nightly.ts';

function hunk(oldStart: number, oldCount: number, newStart: number, newCount: number): Hunk {
  return { oldStart, oldCount, newStart, newCount };
}

describe('mapLines of lines 10 to 20, when', () => {
  it.each([
    ['nothing changed', [], 'ok', [10, 20]],
    ['a line far above was replaced', [hunk(3, 1, 3, 1)], 'ok', [10, 20]],
    ['lines were inserted above', [hunk(3, 0, 4, 5)], 'moved', [15, 25]],
    ['lines were deleted above', [hunk(3, 4, 2, 0)], 'moved', [6, 16]],
    ['as many came as went above', [hunk(1, 2, 0, 0), hunk(5, 0, 4, 2)], 'ok', [10, 20]],
    ['a line was inserted directly before', [hunk(9, 0, 10, 1)], 'moved', [11, 21]],
    ['a line was inserted directly after', [hunk(20, 0, 21, 1)], 'ok', [10, 20]],
    ['the line directly before was deleted', [hunk(9, 1, 8, 0)], 'moved', [9, 19]],
    ['the line directly after was deleted', [hunk(21, 1, 20, 0)], 'ok', [10, 20]],
    ['everything below was replaced', [hunk(21, 9, 21, 2)], 'ok', [10, 20]],
    ['a line was inserted within', [hunk(12, 0, 13, 1)], 'changed', [10, 21]],
    ['a line within was replaced', [hunk(15, 1, 15, 1)], 'changed', [10, 20]],
    ['a line within was deleted', [hunk(15, 1, 14, 0)], 'changed', [10, 19]],
    ['the first line was replaced by two', [hunk(10, 1, 10, 2)], 'changed', [10, 21]],
    ['the last line was replaced by two', [hunk(20, 1, 20, 2)], 'changed', [10, 21]],
    ['the first line was deleted', [hunk(10, 1, 9, 0)], 'changed', [10, 19]],
    ['the last line was deleted', [hunk(20, 1, 19, 0)], 'changed', [10, 19]],
    ['the beginning was deleted with what stood before', [hunk(8, 5, 7, 0)], 'changed', [8, 15]],
    ['the end was deleted with what stood after', [hunk(18, 9, 17, 0)], 'changed', [10, 17]],
    ['both ends were deleted', [hunk(10, 1, 9, 0), hunk(20, 1, 18, 0)], 'changed', [10, 18]],
    ['all of them were replaced by one', [hunk(10, 11, 10, 1)], 'changed', [10, 10]],
    ['all of them were deleted', [hunk(10, 11, 9, 0)], 'deleted', null],
    ['the whole file was emptied', [hunk(1, 99, 0, 0)], 'deleted', null],
    [
      'lines came above and one within was replaced',
      [hunk(2, 0, 3, 3), hunk(15, 1, 18, 1)],
      'changed',
      [13, 23],
    ],
  ] as const)('%s', (_, hunks, state, lines) => {
    expect(mapLines(hunks, 10, 20)).toEqual({
      state,
      current: lines === null ? null : { startLine: lines[0], endLine: lines[1] },
    });
  });
});

/** A small pseudo-random generator (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** For each old line the new line it became, counted from 0; `null` for one that is gone. */
function align(before: readonly string[], after: readonly string[]): (number | null)[] {
  const common = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const length = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row === undefined) continue;
      row[j] =
        before[i] === after[j]
          ? length(i + 1, j + 1) + 1
          : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const images: (number | null)[] = [];
  let j = 0;
  for (let i = 0; i < before.length; i++) {
    while (j < after.length && before[i] !== after[j] && length(i, j + 1) === length(i, j)) j++;
    const kept = j < after.length && before[i] === after[j] && length(i, j) > length(i + 1, j);
    images.push(kept ? j++ : null);
  }
  return images;
}

/** The hunks of `git diff -U0` for an alignment. */
function hunksOf(images: readonly (number | null)[], newLength: number): Hunk[] {
  const hunks: Hunk[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (let i = 0; i <= images.length; i++) {
    const image = i === images.length ? newLength : images[i];
    if (image === null || image === undefined) continue;
    const oldCount = i - oldAt;
    const newCount = image - newAt;
    if (oldCount > 0 || newCount > 0) {
      hunks.push(
        hunk(
          oldCount === 0 ? oldAt : oldAt + 1,
          oldCount,
          newCount === 0 ? newAt : newAt + 1,
          newCount,
        ),
      );
    }
    oldAt = i + 1;
    newAt = image + 1;
  }
  return hunks;
}

/** Rebuilds the new text from the old one, to show that the hunks of the test are right. */
function apply(before: readonly string[], after: readonly string[], hunks: readonly Hunk[]) {
  const result: string[] = [];
  let at = 0;
  for (const { oldStart, oldCount, newStart, newCount } of hunks) {
    const first = oldCount === 0 ? oldStart : oldStart - 1;
    result.push(...before.slice(at, first));
    if (newCount > 0) result.push(...after.slice(newStart - 1, newStart - 1 + newCount));
    at = first + oldCount;
  }
  return [...result, ...before.slice(at)];
}

function edit(lines: readonly string[], random: (below: number) => number): string[] {
  const result = [...lines];
  for (let edits = random(5); edits > 0; edits--) {
    const at = random(result.length + 1);
    const fresh = Array.from({ length: random(4) }, () => `line ${random(6)}`);
    result.splice(at, random(4), ...fresh);
  }
  return result;
}

describe('mapLines of random lines of random texts', () => {
  const cases = seeds(60, 300).map((seed) => {
    const random = randomFrom(seed);
    // Few different lines, so that the same text stands in many places.
    const before = Array.from({ length: 1 + random(14) }, () => `line ${random(6)}`);
    const after = edit(before, random);
    const images = align(before, after);
    return { seed, before, after, images, hunks: hunksOf(images, after.length) };
  });

  /** Every run of lines of every case. */
  function* runs() {
    for (const { before, ...rest } of cases) {
      for (let start = 1; start <= before.length; start++) {
        for (let end = start; end <= before.length; end++) yield { ...rest, before, start, end };
      }
    }
  }

  it('is tested with hunks that turn the old text into the new one', () => {
    for (const { before, after, hunks } of cases) {
      expect(apply(before, after, hunks)).toEqual(after);
    }
    expect(cases.some(({ hunks }) => hunks.length > 2)).toBe(true);
  });

  it('returns lines of the same text wherever it returns `ok` or `moved`', () => {
    const seen = new Set<string>();
    for (const { seed, before, after, hunks, start, end } of runs()) {
      const { state, current } = mapLines(hunks, start, end);
      seen.add(state);
      if (state !== 'ok' && state !== 'moved') continue;
      const label = `seed ${seed}, lines ${start}-${end}`;
      expect(current, label).not.toBeNull();
      expect(after.slice((current?.startLine ?? 0) - 1, current?.endLine), label).toEqual(
        before.slice(start - 1, end),
      );
      expect(current?.startLine === start, label).toBe(state === 'ok');
    }
    expect([...seen].sort()).toEqual(['changed', 'deleted', 'moved', 'ok']);
  });

  it('agrees with a line-by-line comparison', () => {
    for (const { seed, after, images, hunks, start, end } of runs()) {
      const own = images.slice(start - 1, end);
      const first = own[0] ?? null;
      const intact =
        first !== null && own.every((image, index) => image !== null && image === first + index);
      const replaced = hunks.some(
        ({ oldStart, oldCount, newCount }) =>
          newCount > 0 && oldCount > 0 && oldStart <= end && oldStart + oldCount > start,
      );
      const gone = own.every((image) => image === null) && !replaced;
      const expected = intact
        ? first + 1 === start
          ? 'ok'
          : 'moved'
        : gone
          ? 'deleted'
          : 'changed';
      const { state, current } = mapLines(hunks, start, end);
      const label = `seed ${seed}, lines ${start}-${end}`;
      expect(state, label).toBe(expected);
      if (current === null) continue;
      const kept = own.filter((image) => image !== null).map((image) => image + 1);
      expect(current.startLine, label).toBeGreaterThanOrEqual(1);
      expect(current.endLine, label).toBeLessThanOrEqual(after.length);
      expect(current.startLine, label).toBeLessThanOrEqual(Math.min(current.endLine, ...kept));
      expect(current.endLine, label).toBeGreaterThanOrEqual(Math.max(0, ...kept));
    }
  });
});
