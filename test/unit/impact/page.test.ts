import { describe, expect, it } from 'vitest';
import { isAbout, mentionsOf } from '../../../integration/engine/src/impact/page.ts';
import { pageOf } from '../../support/facts.ts';

/** Where a page means a name, as `section place`. */
function placesOf(markdown: string, name: string): string[] {
  return mentionsOf(pageOf(markdown), name).map(({ section, place }) => `${section} ${place}`);
}

describe('a page means a name', () => {
  it.each([
    ['code', '`timeout`', 'timeout', ['0 code']],
    ['code of several words', '`session.timeout = 30`', 'timeout', ['0 code']],
    ['raw HTML', 'The <code>timeout</code> is', 'timeout', ['0 code']],
    ['cells of raw HTML', '<table><tr><td>timeout</td></tr></table>', 'timeout', ['0 code']],
    ['a heading', '# A\n\n## timeout\n', 'timeout', ['2 heading']],
    ['a heading of several words', '## Smart punctuation', 'smart_punctuation', ['1 heading']],
    ['code in a heading', '## The `timeout` option', 'timeout', ['1 heading']],
    ['a link in a heading', '## [timeout](a.md)', 'timeout', ['1 heading']],
    ['a cell', '| a |\n| - |\n| timeout |\n', 'timeout', ['0 cell']],
    ['a strong word', 'The **timeout** is', 'timeout', ['0 term']],
    ['the text of a link', '[timeout](a.md)', 'timeout', ['0 link']],
    ['an example, if it has several words', '```ts\nhashFiles();\n```', 'hash_files', ['0 block']],
    [
      'a node of Mermaid',
      '```mermaid\ngraph TD\n  A[Auth Service] --> B\n```',
      'auth_service',
      ['0 label'],
    ],
    [
      'a node of Mermaid without a label',
      '```mermaid\ngraph TD\n  Auth --> Store\n```',
      'auth',
      ['0 label'],
    ],
    ['a box', '```\n┌──────┐\n│ Auth │──▶ Store\n└──────┘\n```', 'auth', ['0 label']],
    ['a box of ASCII', '```\n+------+\n| Auth |--> Store\n+------+\n```', 'auth', ['0 label']],
    [
      'what an arrow points at',
      '```\n+------+\n| Auth |--> Store\n+------+\n```',
      'store',
      ['0 label'],
    ],
  ])('in %s', (_, markdown, name, expected) => {
    expect(placesOf(markdown, name)).toEqual(expected);
  });

  it.each([
    ['in prose', 'The timeout is', 'timeout'],
    ['as one of the words of a heading', '## The timeout option', 'timeout'],
    ['as a word beside code in a heading', '## `other` timeout', 'timeout'],
    ['as one of the words of a cell', '| a |\n| - |\n| the timeout |\n', 'timeout'],
    ['as a plain word of an example', '```ts\ntimeout();\n```', 'timeout'],
    ['as a keyword of Mermaid', '```mermaid\ngraph TD\n  A --> B\n```', 'graph'],
    ['in a comment', '<!-- `timeout` -->', 'timeout'],
    ['in frontmatter', '---\ntimeout: 1\n---\n', 'timeout'],
    ['as a name of objects', 'text', 'constructor'],
  ])('not %s', (_, markdown, name) => {
    expect(placesOf(markdown, name)).toEqual([]);
  });
});

it('is about its title, its file, and what its headings name', () => {
  const page = pageOf(
    '## `retries`\n\nThe `timeout` is',
    'docs/hash-files.md',
    'Sessions of users',
  );
  expect(['hashFiles', 'sessions', 'retries'].map((name) => isAbout(page, name))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['of', 'timeout', 'docs', 'md'].map((name) => isAbout(page, name))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
