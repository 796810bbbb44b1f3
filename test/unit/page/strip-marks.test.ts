import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../integration/engine/src/html/html.ts';
import { withoutMarks } from '../../../integration/astro/src/page/strip-marks.ts';
import { placeMark } from '../../../integration/astro/src/page/placed-components.ts';
import { region } from '../support/binding.ts';
import { hugeText } from '../support/huge-text.ts';

const CONTENT = '<p>A &amp; "b" <code>drift-page</code></p>';

describe('withoutMarks', () => {
  it.each([
    ['as it is', (text: string): string => text],
    ['escaped', escapeHtml],
    ['escaped as little as can be', (text: string): string => text.replaceAll('<', '&lt;')],
    [
      'by numbers',
      (text: string): string => text.replaceAll('<', '&#x3C;').replaceAll('>', '&#62;'),
    ],
    ['in JSON', (text: string): string => JSON.stringify(text)],
    [
      'in JSON within a script',
      (text: string): string => JSON.stringify(text).replaceAll('<', String.raw`\u003c`),
    ],
  ])('removes the marks of a document from a feed that holds it %s', (_name, write) => {
    expect(withoutMarks(write(region(CONTENT, 'docs/a "b" & c.md')))).toBe(write(CONTENT));
    expect(withoutMarks(write(region(CONTENT) + region(CONTENT)))).toBe(write(CONTENT + CONTENT));
    expect(withoutMarks(write(CONTENT + placeMark('banner', 'docs/a "b".md')))).toBe(
      write(CONTENT),
    );
  });

  it.each(['<drift-page', '&lt;drift-end'])(
    'takes linear time for a text that repeats %j',
    (piece) => {
      expect(withoutMarks(hugeText(piece))).toBe(hugeText(piece));
    },
  );

  it('looks for the end of a mark in the next 5,000 characters only', () => {
    const mark = (path: string): string => `<drift-page data-file="${path}">`;
    expect(withoutMarks(mark('a'.repeat(4_900)))).toBe('');
    const long = mark('a'.repeat(5_000));
    expect(withoutMarks(long)).toBe(long);
    const unended = '<drift-page data-file='.repeat(2_000);
    expect(withoutMarks(unended)).toBe(unended);
  });
});
