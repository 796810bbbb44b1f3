import { describe, expect, it } from 'vitest';
import { ENGLISH_STRINGS, Strings } from '../../../integration/astro/src/strings/strings.ts';
import { describeLines, describeSize } from '../../../integration/astro/src/source/wording.ts';

describe('the wording about a file', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [5473, '5.5 kB'],
    [3_100_000, '3.1 MB'],
  ])('writes %i bytes as %s', (bytes, text) => {
    expect(describeSize(bytes, ENGLISH_STRINGS)).toBe(text);
  });

  it('writes sizes in the number format of the language', () => {
    expect(describeSize(5473, new Strings('de'))).toBe('5,5 kB');
    expect(describeSize(1_234_500_000, new Strings('fr'))).toBe('1234,5 Mo');
  });

  it('names a line or a range of lines', () => {
    expect(describeLines({ first: 12, last: 12 }, ENGLISH_STRINGS)).toBe('line 12');
    expect(describeLines({ first: 12, last: 40 }, ENGLISH_STRINGS)).toBe('lines 12 to 40');
  });
});
