import { expect, it } from 'vitest';
import { PlainCopies } from '../../../integration/engine/src/text/plain-copies.ts';

it('a copy is equal and has nothing in common with the data', () => {
  const data = { texts: ['a', 'b'], nested: { value: null, text: 'a', count: 1 }, is: true };
  const copy = new PlainCopies().copy(data);
  expect(copy).toEqual(data);
  expect(copy).not.toBe(data);
  expect(copy.nested).not.toBe(data.nested);
});

it.each(['text', null, 3, [], {}, ['a', ['b', null]]])('%j can be copied', (data) => {
  expect(new PlainCopies().copy(data)).toEqual(data);
});
