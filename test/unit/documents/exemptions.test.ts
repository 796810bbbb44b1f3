import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';

/** The exempt lines of a document, each as `name line: first-last`. */
function find(text: string, format: 'md' | 'mdx' = 'md'): string[] {
  return parseDocument(text, format).exemptions.map(
    ({ name, line, startLine, endLine }) => `${name} ${line}: ${startLine}-${endLine}`,
  );
}

describe('comments that exempt references', () => {
  it.each([
    ['a paragraph', '<!-- drift-ignore -->\none\ntwo\n\nthree\n', 'drift-ignore 1: 2-3'],
    ['a list', 'x\n\n<!-- drift-ignore -->\n\n- a\n- b\n', 'drift-ignore 3: 5-6'],
    ['a table', '<!-- drift-ignore -->\n\n| a |\n| - |\n| b |\n', 'drift-ignore 1: 3-5'],
    ['a block in a list', '- a\n\n  <!-- drift-ignore -->\n  b\n- c\n', 'drift-ignore 3: 4-4'],
    ['the block around it', 'one\ntwo <!-- drift-ignore --> x\n', 'drift-ignore 2: 1-2'],
    ['its own line', 'one\ntwo <!-- drift-ignore-line -->\n', 'drift-ignore-line 2: 2-2'],
    ['with a reason', '<!-- drift-ignore -- an example -->\none\n', 'drift-ignore 1: 2-2'],
    ['nothing at the end', 'x\n\n<!-- drift-ignore -->\n', 'drift-ignore 3: 3-3'],
  ])('concern %s', (_, text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    ['a paragraph', '{/* drift-ignore */}\n\none\ntwo\n', 'drift-ignore 1: 3-4'],
    ['its own line', 'one\ntwo {/* drift-ignore-line */}\n', 'drift-ignore-line 2: 2-2'],
  ])('concern %s in MDX', (_, text, expected) => {
    expect(find(text, 'mdx')).toEqual([expected]);
  });

  it('are not read from long comments, which would take long', () => {
    expect(find(`<!-- drift-ignore -- ${' '.repeat(100_000)}x -->\none\n`)).toEqual([]);
  });

  it('are no other comments', () => {
    expect(
      find('<!-- drift-ignored -->\n\n<!-- drift-ignore, please -->\n\n`drift-ignore`'),
    ).toEqual([]);
    expect(find('```html\n<!-- drift-ignore -->\n```\n')).toEqual([]);
  });
});
