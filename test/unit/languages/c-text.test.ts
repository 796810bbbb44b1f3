import { describe, expect, it } from 'vitest';
import { readCText } from '../../../integration/engine/src/languages/rules/c-text.ts';
import { hugeText } from '../support/huge-text.ts';

type Case = readonly [name: string, text: string, code: string, ...comments: string[]];

const CASES: readonly Case[] = [
  ['comments of both kinds', 'a /* b */ c // d\ne', 'a c\ne', '/* b */', '// d'],
  ['a comment over several lines', 'a /* b\n\nc */ d', 'a d', '/* b\n\nc */'],
  ['a comment that continues', 'a // b \\\nc\nd', 'a\nd', '// b \\\nc'],
  ['a comment that is not closed', 'a /* b', 'a', '/* b'],
  ['slashes', 'a / b /= c', 'a / b /= c'],
  ['a string with signs of comments', 'a("// b  /*")', 'a("// b  /*")'],
  ['a string with quotes', 'a("\\"// b") // c', 'a("\\"// b")', '// c'],
  ['a string that is not closed', 'a("b\n// c', 'a("b', '// c'],
  ['a continued string', 'a("b \\\n  // c")', 'a("b \\\n  // c")'],
  ['characters', "'\"' // a\n'\\'' /* b */ ' '", "'\"'\n'\\'' ' '", '// a', '/* b */'],
  ['numbers with apostrophes', "1'000 // a\n0x1'F'0", "1'000\n0x1'F'0", '// a'],
  ['a wide character', "L'/' // a", "L'/'", '// a'],
  ['a raw string', 'R"(a // b\n  "c)" // d', 'R"(a // b\n  "c)"', '// d'],
  ['a raw string with a delimiter', 'u8R"x()" // )x" // a', 'u8R"x()" // )x"', '// a'],
  ['what only looks like one', 'FOR"(a" // b', 'FOR"(a"', '// b'],
  ['an apostrophe in a message', "#error don't // a\nb", "#error don't // a\nb"],
  ['blank lines and indents', '\n  a  b\t c  \n\n\td\n', 'a b c\nd'],
  ['a word before a comment', 'a/* b */c', 'a c', '/* b */'],
];

describe('readCText', () => {
  it.each(CASES)('separates code from %s', (_, text, code, ...comments) => {
    expect(readCText(text)).toEqual({ code, comments });
  });

  it.each(['/*', '"', "'", '\\\n', 'R"', 'R"(', '//\\\n', "1'", ' \t'])(
    'takes linear time for a text that repeats %j',
    (piece) => {
      const text = hugeText(piece);
      expect(readCText(text).code.length).toBeLessThanOrEqual(text.length);
    },
  );
});
