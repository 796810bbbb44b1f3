import { expect, it } from 'vitest';
import { readPageLink } from '../../../integration/engine/src/documents/page-link.ts';

it.each([
  ['guide.md', 'guide.md', null],
  ['./my%20guide.md#set%C3%BCp', './my guide.md', 'setüp'],
  ['/docs/guide.mdx?plain=1#setup', '/docs/guide.mdx', 'setup'],
  ['#setup', '', 'setup'],
  ['guide.md#', 'guide.md', null],
  ['guide.md#top', 'guide.md', null],
  ['guide.md#:~:text=x', 'guide.md', null],
  ['guide.md#fn1', 'guide.md', null],
])('%s leads to a page', (target, path, fragment) => {
  expect(readPageLink(target)).toEqual({ path, isFile: true, fragment });
});

it.each(['/guides/setup/', '../setup#x', './', 'setup.html'])('%s may be an address', (target) => {
  expect(readPageLink(target)).toMatchObject({ isFile: false });
});

it.each([
  'https://example.org/guide.md',
  'mailto:a@example.org',
  '//example.org/guide.md',
  'src/a.ts',
  'logo.svg#x',
  '#',
  '#top',
  '#_top',
  'guide.md#L3-L9',
  'docs/<name>.md',
  '{{ base }}/guide.md',
  '../../blob/main/guide.md',
  'x'.repeat(2000),
])('%s does not', (target) => {
  expect(readPageLink(target)).toBeNull();
});
