import { describe, expect, it } from 'vitest';
import { shellPath, shellWord } from '../../../integration/engine/src/text/shell-word.ts';

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

describe('shellPath', () => {
  it.each([
    ['-a', './-a'],
    ['--a b', `'./--a b'`],
    ['-', './-'],
    ['a-b', 'a-b'],
  ])('writes %j so that no command takes it for an option', (path, word) => {
    expect(shellPath(path)).toBe(word);
  });
});
