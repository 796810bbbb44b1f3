import { describe, expect, it } from 'vitest';
import { sectionTexts } from '../../../integration/cli/src/accept/section-text.ts';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';

const GUIDE = '---\ntracks: [src]\n---\n\nBefore.\n\n# Guide\n\nText.\n\n\n## Log in\nMore.\n';

function textOf(text: string, slug: string) {
  return sectionTexts(text, parseDocument(text, 'md').headings, slug);
}

describe('sectionTexts', () => {
  it.each([
    ['', [{ line: 5, rows: ['Before.'] }]],
    ['guide', [{ line: 7, rows: ['# Guide', '', 'Text.'] }]],
    ['log-in', [{ line: 12, rows: ['## Log in', 'More.'] }]],
    ['gone', []],
  ])('finds "%s"', (slug, expected) => {
    expect(textOf(GUIDE, slug)).toEqual(expected);
    expect(textOf(GUIDE.replaceAll('\n', '\r\n'), slug)).toEqual(expected);
  });

  it('finds nothing before the first heading of a page that begins with it', () => {
    expect(textOf('---\ntracks: [src]\n---\n# A\n', '')).toEqual([]);
    expect(textOf('# A\n', '')).toEqual([]);
  });

  it('finds the whole text of a page without frontmatter and headings', () => {
    expect(textOf('One.\n\nTwo.\n', '')).toEqual([{ line: 1, rows: ['One.', '', 'Two.'] }]);
  });

  it('finds headings of punctuation with the text before the first heading', () => {
    expect(textOf('Before.\n\n# A\n\n## ?\n\nWhat?\n', '')).toEqual([
      { line: 1, rows: ['Before.'] },
      { line: 5, rows: ['## ?', '', 'What?'] },
    ]);
  });
});
