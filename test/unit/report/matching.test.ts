import { expect, it } from 'vitest';
import { withoutShared } from '../../../integration/engine/src/report/matching.ts';

const first = (text: string): string => text.slice(0, 1);
const whole = (text: string): string => text;

it('withoutShared removes pairs that match, the strictest first', () => {
  const { before, after } = withoutShared(
    ['a1', 'a2', 'b1'],
    ['a2', 'a3', 'a4', 'c1'],
    [whole, first],
  );
  expect({ before, after }).toEqual({ before: ['b1'], after: ['a4', 'c1'] });
});

it('withoutShared keeps everything if one of the lists is empty', () => {
  expect(withoutShared(['a'], [], [whole])).toEqual({ before: ['a'], after: [] });
  expect(withoutShared([], ['a', 'a'], [whole])).toEqual({ before: [], after: ['a', 'a'] });
});
