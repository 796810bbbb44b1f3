import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../integration/engine/src/documents/document.ts';

describe('the sections of a text', () => {
  it('have different slugs, also without a heading, and with one that has no letter', () => {
    const text = 'Start.\n\n## ???\n\nQuestions.\n\n## !\n\nMore.\n\n## Use\n\n## Use\n';
    const { sections } = parseContent(text, 'md');
    expect(sections.map(({ slug }) => slug)).toEqual(['', '#', '-1', 'use', 'use-1']);
  });
});
