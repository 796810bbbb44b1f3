import { expect, it } from 'vitest';
import {
  compareFacts,
  type FileChange,
} from '../../../integration/engine/src/facts/file-change.ts';
import { narrowChange } from '../../../integration/engine/src/facts/narrow-change.ts';
import { readFacts } from '../../../integration/engine/src/facts/read-facts.ts';

const BEFORE = `export class Cart {
  add(item, count = 1) {
    throw new Error('The cart is full.');
  }
  total() {
    return 'No items at all.';
  }
}
`;
const AFTER = BEFORE.replace('count = 1', 'count = 2')
  .replace('No items at all', 'Nothing in the cart')
  .replace('total()', 'sum()');

function change(startLine: number, endLine: number): FileChange {
  const lines = [{ startLine, endLine }];
  const whole = compareFacts(readFacts('a.ts', BEFORE), readFacts('a.ts', AFTER));
  return narrowChange(
    whole,
    { path: 'a.ts', text: BEFORE, lines },
    { path: 'a.ts', text: AFTER, lines },
  );
}

it('narrowChange keeps the facts of some lines, with what is around them', () => {
  const { added, removed, changed, members } = change(2, 4);
  expect([added, removed, members]).toEqual([[], [], {}]);
  expect(changed.map(({ after }) => [after.container, after.name, after.parameters])).toEqual([
    ['Cart', 'add', expect.stringContaining('2')],
  ]);
});

it('narrowChange keeps only names and texts that stand in these lines', () => {
  const add = change(2, 4);
  expect([add.names, add.appeared, add.newTexts]).toEqual([['add'], [], []]);
  const sum = change(5, 7);
  expect([sum.added, sum.removed].map((facts) => facts.map(({ name }) => name))).toEqual([
    ['sum'],
    ['total'],
  ]);
  expect([sum.names, sum.appeared, sum.vanished]).toEqual([['total', 'sum'], ['sum'], ['total']]);
  expect([sum.newTexts, sum.lostTexts]).toEqual([['Nothing in the cart.'], ['No items at all.']]);
});
