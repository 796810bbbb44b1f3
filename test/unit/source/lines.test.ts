import { describe, expect, it } from 'vitest';
import { fragmentOf } from '../../../integration/src/page/links.ts';
import { linesOf } from '../../../integration/src/source/lines.ts';

describe('the lines that an address names', () => {
  it.each([
    ['#L12', { first: 12, last: 12 }],
    ['#L12-L40', { first: 12, last: 40 }],
    ['#L12-40', { first: 12, last: 40 }],
    ['#L12-L12', { first: 12, last: 12 }],
  ])('%s', (fragment, lines) => {
    expect(linesOf(fragment)).toEqual(lines);
  });

  it('are the ones that a citation leads to', () => {
    expect(linesOf(fragmentOf({ startLine: 3, endLine: 9 }))).toEqual({ first: 3, last: 9 });
    expect(linesOf(fragmentOf({ startLine: 3, endLine: 3 }))).toEqual({ first: 3, last: 3 });
  });

  it('never end before they begin', () => {
    const lines = linesOf('#L40-L12');
    expect(lines === null || lines.first <= lines.last).toBe(true);
  });

  it.each(['', '#', '#L', '#l12', 'L12', '#L12-', '#L-12', '#L12-L', '#heading', '#L1.5', '#L12x'])(
    '%j names none',
    (fragment) => {
      expect(linesOf(fragment)).toBeNull();
    },
  );
});
