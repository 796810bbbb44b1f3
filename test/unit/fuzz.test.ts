import { describe, expect, it } from 'vitest';
import { makeText, shrink } from '../fuzz/target.ts';
import { TARGETS } from '../fuzz/targets.ts';
import { seeds } from '../support/nightly.ts';
import { seeded } from '../support/random.ts';

describe.each(TARGETS)('the fuzz target $name', (target) => {
  it('keeps its promises for a few random texts', () => {
    for (const seed of seeds(40, 2000)) {
      const text = makeText(target, seeded(seed));
      expect(
        () => {
          target.check(text);
        },
        `seed ${seed}: ${JSON.stringify(text)}`,
      ).not.toThrow();
    }
  });
});

it('shrinks a failing text to what fails', () => {
  expect(shrink('aaaa{bb}cccc', (text) => text.includes('{') && text.includes('}'))).toBe('{}');
});
