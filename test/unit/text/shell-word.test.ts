import { describe, expect, it } from 'vitest';
import { shellWord } from '../../../integration/engine/src/text/shell-word.ts';

describe('shellWord', () => {
  it.each(['001-doc.1', 'docs/site', 'auth_v2', '--all'])('leaves %s as it is', (text) => {
    expect(shellWord(text)).toBe(text);
  });

  it.each([
    ['', `''`],
    ['a b', `'a b'`],
    ['$(touch x)', `'$(touch x)'`],
    ["it's", String.raw`'it'\''s'`],
    ['two\nlines', `'two\nlines'`],
    ['ünïcode', `'ünïcode'`],
  ])('quotes %j', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });
});
