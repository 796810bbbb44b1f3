import { expect, it } from 'vitest';
import { literalOf, valueOf } from '../../../integration/engine/src/facts/literal.ts';
import { knownSyntax } from '../../support/facts.ts';

it.each([
  ['30;', '30'],
  ['-1.5,', '-1.5'],
  ['10_000', '10_000'],
  ["'a'", '"a"'],
  ['`a`,', '"a"'],
  ['\'a "b"\'', '\'a "b"\''],
  ['"a\\"b"', '"a\\"b"'],
  ['true', 'true'],
  ['None', 'None'],
  ['[];', '[]'],
  ['30 as const', '30'],
])('reads the literal in %j', (text, expected) => {
  expect(literalOf(text)).toBe(expected);
});

it.each(['30 + 1', 'a', "'a' + b", '`a${b}`', '[1]', 'trueish', '"a', ''])(
  'reads none in %j',
  (text) => {
    expect(literalOf(text)).toBeNull();
  },
);

it.each([
  ['a.ts', 'number = 30;', '30'],
  ['a.ts', '{ a = 30 }', null],
  ['a.ts', 'debug', null],
  ['a.yml', 'debug', 'debug'],
  ['a.yml', 'a.b/c@v4', 'a.b/c@v4'],
  ['a.yml', 'several words', null],
  ['a.yml', '|', null],
  ['a.css', '#fff;', '#fff'],
  ['a.css', '1px solid red;', null],
])('reads the value in %s: %j', (path, rest, expected) => {
  expect(valueOf(rest, knownSyntax(path))).toBe(expected);
});
