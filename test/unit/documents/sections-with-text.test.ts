import { expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';

const TEXT = 'One two three four five six seven eight nine ten.';

function sectionsWithText(text: string, format: 'md' | 'mdx' = 'md'): boolean[] {
  const { hasText, headings } = parseDocument(text, format);
  expect(hasText).toHaveLength(headings.length + 1);
  return [...hasText];
}

it.each([
  ['a paragraph', TEXT],
  ['several short lines', 'One two three four five.\n\nSix seven eight nine ten.'],
  [
    'words with markup and code',
    'One **two** [three](x.md) `four` five six seven *eight* nine ten.',
  ],
  ['a quotation', `> ${TEXT}`],
  ['a list', '- One two three four five\n- six seven eight nine ten'],
  ['a table', '| one two | three four |\n| --- | --- |\n| five six seven | eight nine ten |'],
  ['raw HTML', '<p>One two three four five</p>\n<p>six seven eight nine ten</p>'],
  ['Chinese', '每个会话在三十分钟后结束，除非用户选择保持登录状态。'],
  ['a list below a link', `- [Link](x.md)\n  - ${TEXT}`],
])('a section has text of its own: %s', (_, text) => {
  expect(sectionsWithText(text)).toEqual([true]);
  expect(sectionsWithText(`# One\n\n## Two\n\n${text}\n\n## Three`)).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

it.each([
  ['nothing', ''],
  ['fewer than ten words', 'One two three four five six seven eight nine.'],
  ['a code block', `\`\`\`text\n${TEXT}\n\`\`\`\n\n    ${TEXT}`],
  [
    'a list of links',
    '- [One two three four](a.md)\n- [five six seven](b.md)\n- **[eight](c.md)** nine ten',
  ],
  ['links with descriptions', `- [Link](a.md): ${TEXT}\n- [Other][b]: ${TEXT}\n\n[b]: b.md`],
  ['a comment', `<!-- ${TEXT} -->`],
])('a section has no text of its own: %s', (_, text) => {
  expect(sectionsWithText(`${text}\n`)).toEqual([false]);
});

it('a heading in a list has a section, also if it is a link', () => {
  expect(sectionsWithText(`- ## [One](a.md)\n\n  ${TEXT}\n\n- ## Two\n`)).toEqual([
    false,
    true,
    false,
  ]);
});

it('the text inside of components counts', () => {
  expect(sectionsWithText(`import A from './a';\n\n<A>\n${TEXT}\n</A>\n`, 'mdx')).toEqual([true]);
});
