import { describe, expect, it } from 'vitest';
import {
  findIntroductions,
  findStanding,
} from '../../../integration/engine/src/citations/introduced-in.ts';

const words = (text: string): string[] => text.split(' ').filter(Boolean);

describe('findStanding', () => {
  it.each([
    ['a b c', 'a b c', [0, 1, 2]],
    ['a b c', '', [null, null, null]],
    ['', 'a b', []],
    ['x a b', 'a b', [null, 0, 1]],
    ['b a', 'a b', [1, 0]],
    ['a a', 'a', [0, null]],
    ['a b a', 'a b', [0, 1, null]],
    ['a', 'a a', [0]],
  ])('finds the words of "%s" in the older "%s"', (now, before, expected) => {
    expect(findStanding(words(now), words(before))).toEqual(expected);
  });

  it('matches a text that occurs several times by its neighbours', () => {
    expect(findStanding(words('n x b x'), words('b x'))).toEqual([null, null, 0, 1]);
  });

  it('finds texts in a version that has all of them in reverse order', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `item ${index}`);
    const now = ['new', ...before.toReversed()];
    const places = [...before.keys()].reverse();
    expect(findStanding(now, before)).toEqual([null, ...places]);
  });
});

describe('the version that introduced a text', () => {
  const since = (...versions: (string | null)[]): number[] =>
    findIntroductions(versions.map((version) => (version === null ? null : words(version))));

  it('is the oldest of the consecutive versions that contain it', () => {
    expect(since('a b c', 'a b', 'a')).toEqual([2, 1, 0]);
    expect(since('a', 'a', 'x', 'a')).toEqual([1]);
    expect(since('a b')).toEqual([0, 0]);
    expect(since()).toEqual([]);
  });

  it('is found past a version that cannot be read', () => {
    expect(since('a b', null, 'a')).toEqual([2, 0]);
    expect(since('a', null)).toEqual([0]);
  });

  it('stays the same where the order of texts changed', () => {
    expect(since('c b a', 'a b c', 'b a')).toEqual([1, 2, 2]);
  });
});
