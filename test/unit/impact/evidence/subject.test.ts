import { expect, it } from 'vitest';
import { subject } from '../../../../integration/engine/src/impact/evidence/subject.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

/** A type that gets a member. */
function grows(name: string): Edit {
  const type = `export interface ${name} {\n  one: 1;\n`;
  return ['a.ts', `${type}}\n`, `${type}  added: 1;\n}\n`];
}

it.each(['## Markdown', '## `MarkdownOptions`', '# Markdown options'])(
  'a page with %s is about the options of Markdown, which have a new one',
  (heading) => {
    expect(cluesOf(subject, `${heading}\n`, [grows('MarkdownOptions')])).toEqual([
      '1: `MarkdownOptions`, which this page is about, has a new member `added`',
    ]);
  },
);

it.each([
  ['the page only names it', '`Markdown`', []],
  ['the page names the member', '## Markdown\n\n`added`', []],
  ['another page names the member', '## Markdown', ['`added`']],
  ['a heading has more words', '## Why Markdown is good', []],
])('nothing is said if %s', (_, markdown, others) => {
  expect(cluesOf(subject, markdown, [grows('MarkdownOptions')], others)).toEqual([]);
});

it('says nothing about what has a short name, or a name of objects', () => {
  expect(cluesOf(subject, '## A', [grows('A')])).toEqual([]);
  expect(cluesOf(subject, '## Other', [grows('constructor')])).toEqual([]);
});
