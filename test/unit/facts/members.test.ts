import { expect, it } from 'vitest';
import { membersOf } from '../../../integration/engine/src/facts/members.ts';

/** The members of a text, as `name?: value`. */
function membersIn(text: string): string[] {
  return membersOf(text).map(
    ({ name, isOptional, value }) =>
      `${name}${isOptional ? '?' : ''}${value === null ? '' : `: ${value}`}`,
  );
}

it.each([
  [' = [\'a\', "b", c];', ['a', 'b', 'c']],
  [' = { a: 1, b?: number; c }', ['a: 1', 'b?: number', 'c']],
  ['{ "a": 1, \'b-c\': d }', ['a: 1', 'b-c: d']],
  ['= { a = "1", b = true }', ['a: "1"', 'b: true']],
  ["=> ['a' => 1]", ['a: 1']],
  ['= %w[a b]', ['a', 'b']],
  ['[:a, :b]', ['a', 'b']],
  [" = 'a' | 'b';", ['a', 'b']],
  ['Literal["a", "b"]', ['a', 'b']],
  ["paths['a']", []],
  ['f()[0]', []],
  ["= 'a'", []],
  ['= [a + b, f(c), ...d]', []],
  [']a[', []],
  ['', []],
])('reads the members in %j', (text, expected) => {
  expect(membersIn(text)).toEqual(expected);
});
