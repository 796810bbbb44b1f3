import { expect, it } from 'vitest';
import { readFacts } from '../../../integration/engine/src/facts/read-facts.ts';
import { writeFact } from '../../support/facts.ts';

const LENGTH = 250_000;

/** A text of the greatest length that is read: one part again and again, and a definition. */
function fill(part: string, before = ''): string {
  const often = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
  return `${before}${often}\nexport const after = 1;\n`;
}

/** The time for these texts would be seconds to hours if it grew with the square of their length. */
it.each([
  ['letters', 'a'],
  ['spaces', ' '],
  ['quotes', '"'],
  ['quotes after backslashes', '\\"'],
  ['quotes before backslashes', '"\\'],
  ['apostrophes before backslashes', "'\\"],
  ['slashes and words', '/a'],
  ['slashes and brackets', '/['],
  ['regular expressions without an end', '=/['],
  ['brackets', '('],
  ['arrows', '(a)=>'],
  ['lists of exports', 'export {'],
  ['exports of modules', 'module.exports = {'],
  ['tags', '<a '],
  ['addresses', 'https://a.b/'],
  ['numbers with dots', '1.'],
  ['lone surrogates', '\ud800'],
  ['null characters', '\0'],
])('reads what follows on a line of many %s', (_, part) => {
  const facts = readFacts('a.ts', fill(part))?.facts ?? [];
  expect(facts.map(writeFact)).toContain('after = 1');
});

it.each([
  ['empty lines in a doc comment', 'a.ts', '\n', '/**', '*/'],
  ['lines that export', 'a.ts', 'export {\n', '', ''],
  ['lines that import', 'a.ts', "import 'a';\n", '', ''],
  ['Windows line breaks', 'a.ts', '\r\n', '', ''],
  ['comments', 'a.py', '# a\n', '', ''],
  ['quotes', 'a.rb', "'\n", '', ''],
  ['lifetimes', 'a.rs', "'a ", '', ''],
  ['raw strings without an end', 'a.rs', 'r# ', '', ''],
])('reads what follows on many %s', (_, path, part, before, after) => {
  const definition = path === 'a.rs' ? 'pub const after: u8 = 1;' : 'after = 1';
  const text = `${before}${part.repeat(LENGTH / part.length)}${after}\n${definition}\n`;
  const facts = readFacts(path, text)?.facts ?? [];
  expect(facts.map(writeFact).at(-1)).toMatch(/^after = 1/);
});

it('stops after some thousand facts', () => {
  expect(readFacts('a.ts', fill('a = (\n'))?.facts).toHaveLength(5000);
});

it.each(['"', '`', '/*', '<!--', "'''", '"""', '('])(
  'reads a text in which %s has no end',
  (open) => {
    for (const path of ['a.ts', 'a.vue', 'a.py', 'a.rs', 'a.toml']) {
      const { facts } = readFacts(path, `a = 1\n${open}\nb`) ?? { facts: [] };
      expect(facts[0], path).toMatchObject({ name: 'a', value: '1' });
    }
  },
);

it('reads deep indentation', () => {
  const depth = 600;
  const lines = Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a${index}:`);
  const facts = readFacts('a.yml', lines.join('\n'))?.facts ?? [];
  expect(facts).toHaveLength(depth);
  expect(facts.at(-1)).toMatchObject({ name: 'a599', container: 'a597.a598' });
});

it('reads a file of nothing but strings', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `'text ${index}'`).join('\n');
  const read = readFacts('a.ts', text);
  expect(read?.facts).toEqual([]);
  expect(read?.words.size).toBe(20_001);
});
