import { describe, expect, it } from 'vitest';
import { giverOf } from '../../../integration/src/drift/acceptance.ts';

describe('who has given an acceptance', () => {
  it.each([
    ['Ann', 'Ann'],
    ['Jörg Müller <joerg@example.com>', 'Jörg Müller'],
    ['Ann <ann@example.com> ', 'Ann'],
    ['Ann <ann', 'Ann'],
    ['<ann@example.com>', 'ann'],
    [' <>', 'somebody'],
  ])('is named without an address: %s', (author, name) => {
    expect(giverOf({ author })).toBe(name);
  });
});
