import { expect, it } from 'vitest';
import { readFacts } from '../../../integration/engine/src/facts/read-facts.ts';

/** The members of what a module exports, as `line name`. */
function exportsIn(path: string, text: string): string[] {
  const facts = readFacts(path, text)?.facts ?? [];
  return facts
    .filter(({ container }) => container === 'exports')
    .map(({ line, name }) => `${line} ${name}`);
}

it.each([
  ['a.ts', "export { a, b as c } from './d';\n", ['1 a', '1 c']],
  ['a.ts', "\nexport {\n  a,\n  // comment\n  type b,\n} from './d';\n", ['3 a', '5 b']],
  ['a.ts', "export type { A } from './d';\nexport { b } from './e';\n", ['1 A', '2 b']],
  ['a.rs', 'pub use a::{B, C as D};\npub use a::b::E;\n', ['1 B', '1 D', '2 E']],
])('a module of %s passes names on: %s', (path, text, expected) => {
  expect(exportsIn(path, text)).toEqual(expected);
});

it.each([
  ['a.ts', "import { a } from './d';\n"],
  ['a.ts', "export * from './d';\n"],
  ['a.ts', '// export { a } from "./d";\n'],
  ['a.rs', 'use a::{B, C};\n'],
  ['a.py', 'from a import b\n'],
])('a module of %s passes none on: %s', (path, text) => {
  expect(exportsIn(path, text)).toEqual([]);
});
