import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../integration/astro/src/source/line-marks.ts';
import { hunksOf } from '../diff/samples.ts';

/** The marks on the lines of a new text, by line. */
function marks(old: string, now: string): Record<number, string> {
  return Object.fromEntries(
    marksOf(hunksOf(old, now), now === '' ? 0 : now.trimEnd().split('\n').length),
  );
}

describe('marksOf lines', () => {
  it.each<[string, string, string, Record<number, string>]>([
    ['that were added', 'a\nb\n', 'a\nx\ny\nb\n', { 2: 'added', 3: 'added' }],
    ['that were changed', 'a\nb\nc\n', 'a\nx\ny\nc\n', { 2: 'changed', 3: 'changed' }],
    ['before which some were removed', 'a\nb\nc\n', 'a\nc\n', { 2: 'removed-above' }],
    ['before which the first line was removed', 'a\nb\n', 'b\n', { 1: 'removed-above' }],
    ['behind which some were removed', 'a\nb\nc\n', 'a\n', { 1: 'removed-below' }],
    ['of a new file', '', 'a\nb\n', { 1: 'added', 2: 'added' }],
    ['of an empty one', 'a\n', '', {}],
    ['that are the same', 'a\n', 'a\n', {}],
    [
      'of several places',
      'a\nb\nc\nd\ne\nf\n',
      'x\na\nb\nC\nd\nf\n',
      { 1: 'added', 4: 'changed', 6: 'removed-above' },
    ],
  ])('%s', (_, old, now, expected) => {
    expect(marks(old, now)).toEqual(expected);
  });

  it('never exceed the end of the file', () => {
    const hunk = { oldStart: 1, oldCount: 0, newStart: 1, newCount: 5 };
    expect([...marksOf([hunk], 2).keys()]).toEqual([1, 2]);
  });
});
