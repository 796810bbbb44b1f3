import { expect, it } from 'vitest';
import { otherPages } from '../../support/facts.ts';

it('know which names another page has', () => {
  const others = otherPages(['The `max_items` option', 'GET /users/:id']);
  expect(others.cover('maxItems')).toBe(true);
  expect(others.cover('/users/{user}')).toBe(true);
  expect(others.cover('minItems')).toBe(false);
  expect(others.cover('constructor')).toBe(false);
});

it.each([
  [2, 2, false],
  [3, 3, true],
  [3, 40, false],
  [5, 40, true],
])('take a name that %i of %i pages use for common: %s', (using, all, expected) => {
  const texts = Array.from({ length: all }, (_, index) => (index < using ? '`timeout`' : ''));
  expect(otherPages(texts).isCommon('timeout')).toBe(expected);
});
