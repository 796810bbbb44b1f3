import { expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import { hasAnchor, similarHeadings } from '../../../integration/engine/src/links/find-anchor.ts';

const PAGE = parseDocument(
  '# Set it up\n\n## Foo & Bar\n\n## Foo & Bar\n\nOne\n===\n\n## Über `x-y`\n\n## Two {#second}\n',
  'md',
);

it.each([
  'set-it-up',
  'foo--bar',
  'foo--bar-1',
  'one',
  'second',
  'two',
  'über-x-y',
  // Forges find headings whatever the case is.
  'Set-It-Up',
  'user-content-set-it-up',
  // Other site generators make other slugs.
  'foo-bar',
  'foo-bar_1',
  'uber-x-y',
])('a page has #%s', (id) => {
  expect(hasAnchor(PAGE, id)).toBe(true);
});

it.each(['foo--bar-2', 'set-up', 'three'])('a page does not have #%s', (id) => {
  expect(hasAnchor(PAGE, id)).toBe(false);
});

it('a page that shows content from elsewhere may have any id', () => {
  expect(hasAnchor(parseDocument('# One\n\n{% include "x.md" %}', 'md'), 'three')).toBe(true);
});

it('headings with a similar id are suggested', () => {
  expect(similarHeadings(PAGE, 'install')).toEqual([]);
  expect(similarHeadings(PAGE, 'set-it-upp')).toEqual(['Set it up']);
});
