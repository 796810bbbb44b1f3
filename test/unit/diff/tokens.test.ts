import { describe, expect, it } from 'vitest';
import {
  plainLines,
  splitTokens,
  textOf,
  type TokenLine,
} from '../../../integration/astro/src/diff/tokens.ts';
import { seeds } from '../../support/nightly.ts';
import { randomFrom } from './samples.ts';

describe('plainLines', () => {
  it.each([
    ['', []],
    ['\n', ['']],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\n', ['a', '']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a\r', 'b\r']],
    ['a\rb\u2028c\n', ['a\rb\u2028c']],
  ])('splits %j into lines as git does', (text, lines) => {
    expect(plainLines(text).map(textOf)).toEqual(lines);
  });
});

describe('splitTokens', () => {
  const line: TokenLine = [
    { text: 'const', look: 'a' },
    { text: ' ', look: '' },
    { text: 'name', look: 'b' },
  ];

  it('splits tokens that reach over an offset', () => {
    expect(splitTokens(line, [2, 6, 7])).toEqual([
      [{ text: 'co', look: 'a' }],
      [
        { text: 'nst', look: 'a' },
        { text: ' ', look: '' },
      ],
      [{ text: 'n', look: 'b' }],
      [{ text: 'ame', look: 'b' }],
    ]);
  });

  it.each([
    [[], ['const name']],
    [[0], ['', 'const name']],
    [[10], ['const name', '']],
    [[5], ['const', ' name']],
    [
      [0, 0, 10, 10],
      ['', '', 'const name', '', ''],
    ],
  ])('cuts at %j into %j', (offsets, pieces) => {
    expect(splitTokens(line, offsets).map(textOf)).toEqual(pieces);
  });

  it('returns empty pieces of an empty line', () => {
    expect(splitTokens([], [0, 0])).toEqual([[], [], []]);
  });

  it('keeps every character and its look for random offsets', () => {
    for (const seed of seeds(100, 200)) {
      const random = randomFrom(seed);
      const tokens = Array.from({ length: random(6) }, (_, index) => ({
        text: 'abcdef'.slice(random(6)),
        look: String(index),
      }));
      const text = textOf(tokens);
      const offsets = Array.from({ length: random(5) }, () => random(text.length + 1));
      offsets.sort((a, b) => a - b);
      const pieces = splitTokens(tokens, offsets);
      expect(pieces.map(textOf)).toEqual(
        [...offsets, text.length].map((end, index) => text.slice(offsets[index - 1] ?? 0, end)),
      );
      const looks = (line: TokenLine) =>
        line.flatMap(({ text, look }) => Array<string>(text.length).fill(look));
      expect(pieces.flatMap(looks)).toEqual(looks(tokens));
    }
  });
});
