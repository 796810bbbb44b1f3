import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import { readSpans } from '../../../integration/engine/src/documents/spans.ts';
import { ReferencePositions } from '../../../integration/engine/src/fix/reference-positions.ts';

/** What stands at the places that are found, between its neighbours. */
function find(text: string, format: 'md' | 'mdx' = 'md'): (string | null)[] {
  const sites = new ReferencePositions(text, readSpans(text, format));
  return parseDocument(text, format).references.map((reference) => {
    const site = sites.find(reference);
    return site && `${text.slice(site.start - 1, site.end + 1)}${site.inCell ? ' in a cell' : ''}`;
  });
}

describe('ReferenceSites finds a reference', () => {
  it.each([
    ['in backticks', 'x `a.py:1` y', '`a.py:1`'],
    ['in more of them', '😀 ```` a`b.py:1 ```` y', ' a`b.py:1 '],
    ['in the cell of a table', '| x |\n| - |\n| `a\\|b.py` |', '`a\\|b.py` in a cell'],
    ['in a link', '[a.py](a.py "a.py")', '(a.py '],
    ['between angle brackets', '[*x* `y`](<a b.py> "t")', '<a b.py>'],
    ['in a definition', '[a.py][]\n\n[a.py]: a.py "a.py"', ' a.py '],
    ['in a definition of several names', '[A.PY]\n\n> [a.py]: <a.py>\n\n[a.py]: b.py', '<a.py>'],
    ['in an attribute', "x <a class='a.py' href='a.py'>a.py</a>", "'a.py'"],
    ['in an attribute without quotes', 'x <a id=x href=a.py>a.py</a>', '=a.py>'],
    ['in an element', 'x <code title="a.py:1">\na.py:1</code>', '\na.py:1<'],
    ['in an element of a block', '<p><code>a.py:1</code>\n</p>', '>a.py:1<'],
    ['after lines that end in two characters', 'x\r\n\r\n> y\r\n> `a.py:1`\r\n', '`a.py:1`'],
  ])('%s', (_, text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    ['plain text', '> see a.py:1.', ' a.py:1.'],
    ['a link without a target', 'x [a.py:1]() y', '[a.py:1]'],
    ['code and the words after it', 'x ``a.py`` (lines 1–2) y', '`a.py`` (lines 1–2) '],
  ])('in %s', (_, text, expected) => {
    expect(find(text)[0]).toBe(expected);
  });

  it('in what MDX adds', () => {
    const text = 'export const a = 1;\n\n<a href={"a.py"}>x</a> <code>{`b.py`}</code> {a} `c.py`\n';
    expect(find(text, 'mdx')).toEqual(['"a.py"', '`b.py`', '`c.py`']);
  });

  it.each([
    ['with entities', 'x <code>a&amp;b.py:1</code>'],
    ['in parts', 'x <code>a<b></b>.py:1</code>'],
  ])('not where it is written %s', (_, text) => {
    expect(find(text)).toEqual([null]);
  });
});
