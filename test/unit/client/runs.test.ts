import { describe, expect, it } from 'vitest';
import {
  choose,
  type Choice,
  isChosen,
  readFragment,
  writeFragment,
} from '../../../integration/astro/src/client/runs.ts';
import { fragmentOf } from '../../../integration/astro/src/page/links.ts';

describe('the lines of an address fragment', () => {
  it.each([
    ['#L12', [[12, 12]]],
    ['#L12-L40', [[12, 40]]],
    ['#L12-40', [[12, 40]]],
    ['#L12-L12', [[12, 12]]],
    [
      '#L1-L10,L20-L30',
      [
        [1, 10],
        [20, 30],
      ],
    ],
    [
      '#L20-30%2CL1',
      [
        [20, 30],
        [1, 1],
      ],
    ],
  ])('%s', (fragment, runs) => {
    expect(readFragment(fragment)).toEqual(runs);
  });

  it('are those of the fragment that a citation links to', () => {
    expect(readFragment(fragmentOf({ startLine: 3, endLine: 9 }))).toEqual([[3, 9]]);
    expect(readFragment(fragmentOf({ startLine: 3, endLine: 3 }))).toEqual([[3, 3]]);
  });

  it.each([
    ...['', '#', '#L', '#l12', '#L12-', '#L-12', '#L12-L', '#heading', '#L1.5', '#L12x'],
    ...['#L1,', '#L1,,L2', '#L1,heading', '#L1;L2', '#%E0%A4%A', '#L1-L2-L3'],
  ])('are none for %j', (fragment) => {
    expect(readFragment(fragment)).toEqual([]);
  });

  it.each([
    ['', ''],
    ['L1', 'L1'],
    ['L3-L9', 'L3-L9'],
    ['L40-L12', 'L12-L40'],
    ['L20-30,L1', 'L1,L20-L30'],
    ['L1-L10,L5-L12,L13', 'L1-L13'],
    ['L1-L10,L2-L3,L12', 'L1-L10,L12'],
  ])('are written sorted and merged: %j as %j', (fragment, written) => {
    expect(writeFragment(readFragment(`#${fragment}`))).toBe(written);
  });
});

describe('the lines that a reader selects', () => {
  /** Chooses lines one after the other, and names what is chosen in the end. */
  function chosen(start: string, ...steps: readonly (readonly [Choice, number])[]): string {
    let runs = readFragment(start);
    for (const [choice, line] of steps) runs = choose(runs, line, choice);
    return writeFragment(runs);
  }

  it('are only the line clicked last', () => {
    expect(chosen('', ['only', 3])).toBe('L3');
    expect(chosen('#L1-L10,L20', ['only', 3])).toBe('L3');
  });

  it('extend up or down from the line where they began', () => {
    expect(chosen('', ['only', 5], ['through', 9])).toBe('L5-L9');
    expect(chosen('', ['only', 5], ['through', 9], ['through', 2])).toBe('L2-L5');
    expect(chosen('', ['through', 4])).toBe('L4');
  });

  it('can be several ranges', () => {
    expect(chosen('', ['only', 1], ['also', 5], ['through', 9])).toBe('L1,L5-L9');
    expect(chosen('', ['only', 1], ['also', 5], ['through', 9], ['through', 4])).toBe('L1,L4-L5');
    expect(chosen('', ['only', 1], ['through', 3], ['also', 4])).toBe('L1-L4');
  });

  it('extend the lines of the address', () => {
    expect(chosen('#L10-L20', ['through', 30])).toBe('L10-L30');
    expect(chosen('#L1,L10-L20', ['through', 15])).toBe('L1,L10-L15');
  });

  it('are recognised one by one', () => {
    const runs = readFragment('#L12-L10,L20');
    expect([9, 10, 11, 12, 13, 19, 20, 21].filter((line) => isChosen(runs, line))).toEqual([
      10, 11, 12, 20,
    ]);
  });
});
