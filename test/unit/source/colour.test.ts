import { describe, expect, it } from 'vitest';
import {
  type Colour,
  contrast,
  flatten,
  makeReadable,
  mix,
  readColour,
  writeColour,
} from '../../../integration/astro/src/source/colour.ts';

const BLACK: Colour = [0, 0, 0, 1];
const WHITE: Colour = [1, 1, 1, 1];

/** A colour that is known to be one. */
function colour(text: string): Colour {
  const read = readColour(text);
  if (read === null) throw new Error(`${text} is no colour`);
  return read;
}

describe('a colour', () => {
  it.each([
    ['#fff', '#ffffff'],
    ['#0969DA', '#0969da'],
    ['#a0b8', '#aa00bb'],
    ['#12345678', '#123456'],
  ])('is read from %s', (text, written) => {
    expect(writeColour(colour(text))).toBe(written);
  });

  it.each(['', 'red', '#12', '#12345', '#1234567', 'var(--a)', '#ggg', '#fff ', 'rgb(0 0 0)'])(
    'is not read from %j',
    (text) => {
      expect(readColour(text)).toBeNull();
    },
  );

  it('is mixed with another, or with the background if transparent', () => {
    expect(writeColour(mix(WHITE, BLACK, 0.2))).toBe('#cccccc');
    expect(writeColour(flatten(colour('#00000033'), WHITE))).toBe('#cccccc');
  });
});

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0969da', '#ffffff', 5.19],
  ])('of %s and %s is %d, in either order', (one, other, expected) => {
    expect(contrast(colour(one), colour(other))).toBeCloseTo(expected, 2);
    expect(contrast(colour(other), colour(one))).toBeCloseTo(expected, 2);
  });
});

describe('makeReadable', () => {
  it('keeps a readable colour', () => {
    expect(writeColour(makeReadable(colour('#0550ae'), [WHITE]))).toBe('#0550ae');
  });

  it('darkens on light and lightens on dark backgrounds, as little as needed', () => {
    const grey = colour('#777777');
    for (const [ground, sign] of [
      [WHITE, -1],
      [BLACK, 1],
    ] as const) {
      const faint = mix(grey, ground, 0.5);
      const moved = makeReadable(faint, [ground]);
      expect(Math.sign(moved[0] - faint[0])).toBe(sign);
      expect(contrast(moved, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(moved, ground)).toBeLessThan(5);
    }
  });

  it('is readable on all of several backgrounds', () => {
    const grounds = ['#ffffff', '#dddddd', '#ffe0e0'].map(colour);
    const moved = makeReadable(colour('#999999'), grounds);
    for (const ground of grounds) expect(contrast(moved, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
