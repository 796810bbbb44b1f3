import { describe, expect, it } from 'vitest';
import { describeLines, describeSize } from '../../../integration/src/source/wording.ts';

describe('what is said of a file', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [5473, '5.5 kB'],
    [3_100_000, '3.1 MB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(describeSize(bytes)).toBe(text);
  });

  it('names one line or several', () => {
    expect(describeLines({ first: 12, last: 12 })).toBe('line 12');
    expect(describeLines({ first: 12, last: 40 })).toBe('lines 12 to 40');
  });
});
