import { describe, expect, it } from 'vitest';
import { findGaps } from '../../../integration/engine/src/drift/shallow-gaps.ts';

/** A merge at the top: `m` of `b` on `a` and of `y` on `x`; `a` and `x` may have parents or not. */
const ancestry = new Map([
  ['m', ['b', 'y']],
  ['b', ['a']],
  ['y', ['x']],
  ['a', []],
  ['x', []],
]);

describe('findGaps: history since a commit', () => {
  it.each<[string, string, string[], boolean]>([
    ['is whole in a clone that was not cut off', 'b', [], false],
    ['is whole where it was cut off before that commit', 'b', ['a'], false],
    ['is whole where it was cut off at that commit', 'a', ['a'], false],
    ['has a gap where another branch was cut off', 'b', ['a', 'x'], true],
    ['is whole where a branch was cut off that HEAD has not', 'b', ['a', 'elsewhere'], false],
    ['is whole since HEAD', 'm', ['a', 'x'], false],
  ])('%s', (_, oid, boundary, gap) => {
    expect([...findGaps([oid], ancestry, new Set(boundary))]).toEqual(gap ? [oid] : []);
  });
});
