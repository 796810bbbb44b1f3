import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../integration/engine/src/git/blobs.ts';

describe('linesOf', () => {
  it.each([
    ['', 0],
    ['\n', 1],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\nb\n', 2],
    ['a\r\nb\r\n', 2],
    ['a\n\n\n', 3],
  ])('counts the lines of %j as git does: %i', (text, count) => {
    expect(linesOf(Buffer.from(text))).toBe(count);
  });
});
