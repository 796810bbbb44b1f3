import { describe, expect, it } from 'vitest';
import { readHidden } from '../../../integration/engine/src/documents/hidden.ts';

const page = (fields: string): string => `---\ntracks: [src]\n${fields}\n---\n\n# Page\n`;

describe('readHidden', () => {
  it.each([
    ['drift: false', ['banner', 'sources']],
    ['drift: { banner: false }', ['banner']],
    ['drift:\n  sources: false', ['sources']],
    ['"drift" : { sources: false, banner: false }', ['banner', 'sources']],
    ['drift: true', []],
    ['drift: { banner: true }', []],
    ['drift: { banner: "false", other: false }', []],
    ['drift: [banner]', []],
    ['drift:', []],
    ['title: x', []],
    ['rules:\n  drift: off', []],
    ['drift: {', []],
  ])('reads `%s`', (fields, hidden) => {
    expect(readHidden(page(fields))).toEqual(hidden);
  });

  it('ignores the text after the frontmatter', () => {
    expect(readHidden('# Page\n\ndrift: false\n')).toEqual([]);
    expect(readHidden(`${page('title: x')}\ndrift: false\n`)).toEqual([]);
  });
});
