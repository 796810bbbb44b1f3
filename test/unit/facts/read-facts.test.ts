import { expect, it } from 'vitest';
import { readFacts } from '../../../integration/engine/src/facts/read-facts.ts';
import { writeFact } from '../../support/facts.ts';

it('reads no other formats, and no texts that are too long', () => {
  expect(readFacts('a.png', '')).toBeNull();
  expect(readFacts('a.ts', ' '.repeat(256 * 1024 + 1))).toBeNull();
  expect(readFacts('a.ts', ' '.repeat(256 * 1024))?.facts).toEqual([]);
});

it('reads identifiers of the code, and words of strings other than paths of imports', () => {
  const text = "import { d } from 'e';\n// comment\nconst a = b.c(`one ${two} max-items`);\n";
  const { identifiers, words } = readFacts('a.ts', text) ?? {};
  expect(identifiers).toEqual(new Set(['const', 'a', 'b', 'c']));
  expect(words).toEqual(new Set(['one', 'max-items']));
});

it('reads messages, which have two words or more', () => {
  const text = "f('The name is missing', 'two words', 'one');\n";
  expect(readFacts('a.ts', text)?.messages).toEqual(['The name is missing', 'two words']);
});

it.each([
  [
    'a.ts',
    '/**\n * Says hello. Twice, if\n * it is late.\n * @param {string} [name=x] the name\n * @default 2\n */\n',
    ['Says hello.', 'Twice, if it is late.', 'the name', '2'],
  ],
  ['a.rs', '/// One sentence\n/// on two lines.\n', ['One sentence on two lines.']],
  ['A.cs', '/// <summary>Says <c>hello</c>.</summary>\n', ['Says hello .']],
])('reads the sentences of doc comments in %s', (path, text, expected) => {
  expect(readFacts(path, text)?.docs).toEqual(expected);
});

it('takes routes along, with their method as a mark', () => {
  const route = { name: '/users/:id', method: 'GET', startLine: 3, fingerprint: 'x' };
  const facts = readFacts('a.ts', '', [route])?.facts ?? [];
  expect(facts.map(writeFact)).toEqual(['routes > /users/:id GET']);
});
