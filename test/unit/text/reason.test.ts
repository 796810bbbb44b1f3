import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reasonOf } from '../../../integration/engine/src/text/reason.ts';

it('says why a file cannot be read, and not where on this machine it is', () => {
  try {
    readFileSync(`${import.meta.dirname}/nothing`);
    expect.unreachable();
  } catch (error) {
    expect(reasonOf(error)).toBe('ENOENT: no such file or directory');
  }
});

it('says what was thrown, whatever it is', () => {
  expect(reasonOf(new Error('Too many, really'))).toBe('Too many, really');
  expect(reasonOf('no error')).toBe('no error');
});
