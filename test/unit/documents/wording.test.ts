import { expect, it } from 'vitest';
import { parseWording } from '../../../integration/engine/src/documents/document.ts';

/** The prose of each section. */
function proseOf(text: string, format: 'md' | 'mdx' = 'md'): string[] {
  return parseWording(text, format).map(({ prose }) => prose);
}

it('has a section for each heading, and one before the first', () => {
  expect(proseOf('Intro\n\n# A\n\nText\n\n## B\n')).toEqual(['Intro', 'A Text', 'B']);
});

it.each([
  [
    'without markup',
    'Some **strong** [link](a.md), `code` and <b>HTML</b>',
    'Some strong link, code and HTML',
  ],
  ['on one line', 'One\ntwo\n\nthree', 'One two three'],
  [
    'with the words of lists and tables',
    '- a\n- b\n\n| c | d |\n| - | - |\n| e | f |\n',
    'a b c d e f',
  ],
  ['without examples', 'a\n\n```\nb\n```\n', 'a'],
  ['without comments', 'a <!-- b --> c', 'a c'],
])('has prose %s', (_, text, expected) => {
  expect(proseOf(text)).toEqual([expected]);
});

it('reads the attributes of components', () => {
  expect(proseOf('<Card title="Says hello">\n\ntext\n\n</Card>\n', 'mdx')).toEqual([
    'Says hello text',
  ]);
});

it('names the text of a heading as a whole, and its code', () => {
  const [, section] = parseWording('## The [big](a.md) `timeout` **option**\n', 'md');
  expect(section?.names).toEqual([
    { place: 'heading', text: 'The big timeout option' },
    { place: 'heading', text: 'timeout' },
  ]);
});

it('ends code of raw HTML where the paragraph ends', () => {
  const [section] = parseWording('A <code>b\n\nc\n', 'md');
  expect(section?.names).toEqual([{ place: 'code', text: 'b' }]);
});
