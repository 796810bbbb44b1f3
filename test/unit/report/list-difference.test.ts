import { expect, it } from 'vitest';
import { listDifference } from '../../../integration/engine/src/report/list-difference.ts';

const first = (text: string): string => text.slice(0, 1);
const whole = (text: string): string => text;

it('listDifference removes pairs that match, the strictest first', () => {
  const { before, after } = listDifference(
    ['a1', 'a2', 'b1'],
    ['a2', 'a3', 'a4', 'c1'],
    [whole, first],
  );
  expect({ before, after }).toEqual({ before: ['b1'], after: ['a4', 'c1'] });
});

it('listDifference keeps everything if one of the lists is empty', () => {
  expect(listDifference(['a'], [], [whole])).toEqual({ before: ['a'], after: [] });
  expect(listDifference([], ['a', 'a'], [whole])).toEqual({ before: [], after: ['a', 'a'] });
});
