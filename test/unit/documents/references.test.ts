import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';
import { outOfProportion, type Scaled } from '../support/calls.ts';
import { hugeText } from '../support/huge-text.ts';

/** Each reference as `line:column text`, links in brackets. */
function find(text: string, format: 'md' | 'mdx' = 'md'): string[] {
  return parseDocument(text, format).references.map(
    ({ kind, line, column, text: found }) =>
      `${line}:${column} ${kind === 'link' ? `[${found}]` : found}`,
  );
}

describe('references in Markdown', () => {
  it('are inline code and link targets, at their lines', () => {
    const text = 'See `src/a.py:1` and\n[b](../src/b.py#L2).\n\n- `c`\n';
    expect(find(text)).toEqual(['1:5 src/a.py:1', '2:1 [../src/b.py#L2]', '4:3 c']);
  });

  it.each([
    ['a heading', '## On `a.ts:1`\n', '1:7 a.ts:1'],
    ['a table', '| x |\n| - |\n| `a.ts:1` |\n', '3:3 a.ts:1'],
    ['emphasis', '> **_`a.ts:1`_**\n', '1:6 a.ts:1'],
    ['a nested list', '1. x\n   - y\n\n     `a.ts:1`\n', '4:6 a.ts:1'],
    ['a task', '- [ ] `a.ts:1`\n', '1:7 a.ts:1'],
    ['a footnote', 'x[^1]\n\n[^1]: See `a.ts:1`\n', '3:11 a.ts:1'],
    ['details', '<details>\n<summary>x</summary>\n\n`a.ts:1`\n\n</details>\n', '4:1 a.ts:1'],
    ['deleted text', '~~`a.ts:1`~~\n', '1:3 a.ts:1'],
  ])('are found in %s', (_, text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    ['fenced code', '```\n`a.py:1`\n<code>a.py:1</code>\n```\n\n~~~md\n[x](a.py)\n~~~\n'],
    ['indented code', '    `a.py:1` <code>a.py:1</code>\n'],
    ['frontmatter', '---\ndescription: "`a.py:1`"\n---\n'],
    ['comments', '<!-- `a.py:1` -->\n\nx <!-- `a.py:1` <code>a.py:1</code> -->\n'],
    ['long comments', '<!--\n\n`a.py:1`\n\n<code>a.py:1</code> -->\n'],
    ['images', '![x](a.png) ![`a.py:1`](b.png) ![y][r]\n\n[r]: c.png\n'],
    ['definitions that nothing uses', '[r]: ../src/a.py\n'],
    ['`<pre>`', '<pre>\n<code>a.py:1</code>\n\n<a href="b.py">x</a>\n</pre>\n'],
    ['`<pre>` in a line', 'x <pre>`a.py:1` <code>b.py:1</code> [c](c.py)</pre>\n'],
    ['`<script>`', '<script>\nconst a = "<code>a.py:1</code>";\n</script>\n'],
    ['`<style>`', '<style>\n/* <code>a.py:1</code> */\n</style>\n'],
    ['`<script>` in a line', 'x <script>`a.py:1`</script>\n'],
    ['`<textarea>`', '<textarea>\n<code>a.py:1</code>\n</textarea>\n'],
    ['other attributes', '<p title="<code>a.py:1</code>" href="a.py" data-href="b.py">x</p>\n'],
    ['an `<a>` that leads nowhere', '<a name="a.py">x</a> <a>y</a>\n'],
    ['other elements', '<kbd>a.py</kbd> <samp>a.py</samp> <codex>a.py</codex>\n'],
  ])('are never in %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('can contain backticks', () => {
    expect(find('``a`b``')).toEqual(['1:1 a`b']);
  });

  it('keep the pipes of a table cell', () => {
    expect(find('| x |\n| - |\n| `a\\|b.ts` |\n')).toEqual(['3:3 a|b.ts']);
  });

  it('have the same places with a byte order mark and CRLF', () => {
    const text = '# One\n\nx `a` y\n\n<div>\n  <code>b</code>\n</div>\n';
    expect(find(text)).toEqual(['3:3 a', '6:3 b']);
    expect(find(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(['3:3 a', '6:3 b']);
    expect(find('\uFEFF<code>a</code> `b`')).toEqual(['1:1 a', '1:16 b']);
  });

  it('have columns in UTF-16 units', () => {
    expect(find('😀 `a` é <code>b</code>')).toEqual(['1:4 a', '1:10 b']);
  });

  it('belong to the section of the nearest heading above, or of the heading that holds them', () => {
    const text =
      '`a`\n\n# One `b`\n\n<code>c</code>\n\n### Deep\n\n<p><code>d</code></p>\n\n## Two\n\n`e`\n';
    expect(parseDocument(text, 'md').references.map(({ section }) => section)).toEqual([
      -1, 0, 0, 1, 2,
    ]);
  });

  it('belong to the section of the link, not to that of its definition', () => {
    const text = '# One\n\nSee [routes][r].\n\n# Two\n\nText.\n\n[r]: ../src/routes.py#L3\n';
    expect(parseDocument(text, 'md').references).toEqual([
      { kind: 'link', text: '../src/routes.py#L3', line: 3, column: 5, section: 0 },
    ]);
  });

  it('use the first of several link definitions, ignoring case', () => {
    expect(find('[X]\n\n[x]: one.ts\n[X]: two.ts\n')).toEqual(['1:1 [one.ts]']);
  });
});

describe('lines in words after inline code', () => {
  it.each([
    ['`src/a.ts` (lines 10–20) does', '1:1 src/a.ts (lines 10–20)'],
    ['`a.ts` (line 5)', '1:1 a.ts (line 5)'],
    ['`a.ts` lines 10-20.', '1:1 a.ts lines 10-20'],
    ['`a.ts`, lines 10 to 20', '1:1 a.ts, lines 10 to 20'],
    ['`a.ts` (L10-L20)', '1:1 a.ts (L10-L20)'],
  ])('belong to it: %s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    ['`a.ts` (line 5 of the output)', '1:1 a.ts'],
    ['`a.ts` has lines 10–20', '1:1 a.ts'],
    ['`login` (lines 10–20)', '1:1 login'],
    ['`a.ts:3` (lines 10–20)', '1:1 a.ts:3'],
    ['`a.ts` (lines of code)', '1:1 a.ts'],
  ])('do not belong to it: %s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });
});

describe('plain text', () => {
  it.each([
    ['See src/a.ts:10-20, and (b.py:3).', ['1:5 src/a.ts:10-20', '1:26 b.py:3']],
    ['- x\n- **src/a.ts#L3-L9**', ['2:5 src/a.ts#L3-L9']],
    ['a.ts:1,3-4: x', ['1:1 a.ts:1,3-4']],
    ['a.ts:12:5 error', ['1:1 a.ts:12:5']],
    ['a.ts (lines 10–20)', ['1:1 a.ts (lines 10–20)']],
    ['Sources: [src/a.ts:1-9](), [b.ts:3–5]()', ['1:10 src/a.ts:1-9', '1:28 b.ts:3–5']],
    ['> x\n> see ../src/a.ts:3', ['2:7 ../src/a.ts:3']],
  ])('has references with lines: %s', (text, expected) => {
    expect(find(text).filter((each) => !each.endsWith('[]'))).toEqual(expected);
  });

  it.each([
    'src/a.ts and a.ts',
    'https://x.y/src/a.ts:3',
    '[src/a.ts:3](b.html)',
    'a.ts:3rd',
    'at 10:30, v1.2:3, 1.5:3',
    'user@x.y:src/a.ts:',
    '<pre>src/a.ts:3</pre>',
  ])('has none in %s', (text) => {
    expect(find(text).filter((each) => !each.includes('['))).toEqual([]);
  });

  it('takes twice the work for twice as much', () => {
    for (const part of ['a.', 'a/', 'a.b:1,', '(line ', '.a:1-']) {
      expect(find(hugeText(part)).length).toBeLessThan(hugeText(part).length);
    }
  });
});

describe('code inside a link', () => {
  it.each([
    ['an inline link', '[see `a.ts:1`](b.ts)', ['1:1 [b.ts]']],
    ['a link around an image', '[![`x`](i.png) `a.ts:1`](b.ts)', ['1:1 [b.ts]']],
    ['a full reference', '[`a.ts:1`][r]\n\n[r]: b.ts', ['1:1 [b.ts]']],
    ['a collapsed reference', '[`a.ts:1`][]\n\n[`a.ts:1`]: b.ts', ['1:1 [b.ts]']],
    ['raw HTML', '<a href="b.ts">`a.ts:1`</a>', ['1:1 [b.ts]']],
    ['raw HTML with raw code', '<a href=b.ts><code>a.ts:1</code></a>', ['1:1 [b.ts]']],
    ['a block of HTML', '<p>\n<a href="b.ts"><code>a.ts:1</code></a>\n</p>', ['2:1 [b.ts]']],
    ['an element over blocks', '<a href="b.ts">\n\nx `a.ts:1`\n\n</a>\n', ['1:1 [b.ts]']],
    ['raw code with a link', '<code>[a.ts:1](b.ts)</code>', ['1:7 [b.ts]']],
    ['raw code with a raw link', '<code><a href="b.ts">a.ts:1</a></code>', ['1:7 [b.ts]']],
  ])('is not a second reference: %s', (_, text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('is a reference again after the link, or after the block of an unclosed link', () => {
    expect(find('<a href="b">x</a> `a`')).toEqual(['1:1 [b]', '1:19 a']);
    expect(find('x <a href="b">y\n\n`a`\n')).toEqual(['1:3 [b]', '3:1 a']);
    expect(find('- <a href="b">y\n- `a`\n')).toEqual(['1:3 [b]', '2:3 a']);
  });

  it('is a reference inside of an anchor without a target', () => {
    expect(find('<a name="x">`a`</a> <a id="y"/>`b`')).toEqual(['1:13 a', '1:32 b']);
  });

  it('is not found in the text of an autolink', () => {
    expect(find('<https://x.y/a.ts> www.x.y/b.ts `a`')).toEqual([
      '1:1 [https://x.y/a.ts]',
      '1:20 [http://www.x.y/b.ts]',
      '1:33 a',
    ]);
  });
});

describe('references in raw HTML', () => {
  it('are found in the middle of a line', () => {
    expect(find('a <code>b:1</code> c <a class="x" href="../d#L1">e</a>')).toEqual([
      '1:3 b:1',
      '1:22 [../d#L1]',
    ]);
  });

  it('are found in blocks, also inside of quotes and lists', () => {
    const block =
      '<table>\n  <tr><td>é <code>a</code></td></tr>\n\t<tr><td><CODE>b</CODE>\n</table>';
    expect(find(block)).toEqual(['2:13 a', '3:10 b']);
    expect(find(block.replaceAll(/^/gm, '> '))).toEqual(['2:15 a', '3:12 b']);
    expect(find(`- x\n\n${block.replaceAll(/^/gm, '  ')}`)).toEqual(['4:15 a', '5:12 b']);
  });

  it('are found several times on one line', () => {
    expect(find('<p>\n<code>a</code> <code>a</code>\n</p>')).toEqual(['2:1 a', '2:16 a']);
  });

  it('have entities decoded and whitespace collapsed', () => {
    const text = '<code class="x">\n  a &amp;\n  b&#46;ts&colon;1 </code>';
    expect(find(`<p>${text}</p>`)).toEqual(['1:4 a & b.ts:1']);
    expect(find('<p><a href="a&amp;b.ts#L1">x</a></p>')).toEqual(['1:4 [a&b.ts#L1]']);
  });

  it('keep the text of Markdown and elements inside of `<code>`', () => {
    expect(find('<code>src/<b>a</b>.*ts*</code>')).toEqual(['1:1 src/a.ts']);
    expect(find('x <code>`a.ts:1`</code>')).toEqual(['1:3 a.ts:1']);
    expect(find('x <code><code>a.ts:1</code></code>')).toEqual(['1:3 a.ts:1']);
  });

  it('are found after tags that are not closed', () => {
    expect(find('x <code>y\n\n`a` </code> </b> `b`\n')).toEqual(['1:3 y', '3:1 a', '3:18 b']);
    expect(find('x <pre>\n\n`a`\n')).toEqual(['3:1 a']);
  });

  const LARGE: readonly (readonly [string, (count: number) => string, number])[] = [
    ['code elements', (count) => `<div>\n${'<code>a</code>\n'.repeat(count)}</div>`, 9000],
    ['open elements', (count) => `x ${'<code>'.repeat(count)}${'</a>'.repeat(count)}`, 1],
    ['links', (count) => `x ${'<a href="b">'.repeat(count)}${'</pre>'.repeat(count)}`, 9000],
  ];

  it.each(LARGE)('are found in thousands of %s', (_, write, found) => {
    expect(find(write(9000))).toHaveLength(found);
  });

  it('take twice the work for twice as much', async () => {
    const cases = LARGE.map(([name, write]): [string, Scaled] => [
      name,
      (count) => find(write(count)),
    ]);
    expect(await outOfProportion(cases)).toEqual([]);
  });

  it.each(['<!--', '<a href="'])('take linear time where the HTML repeats %j', (piece) => {
    expect(find(`<div>${hugeText(piece)}`)).toEqual([]);
  });
});

describe('references in MDX', () => {
  it('are found inside of components, but not of expressions', () => {
    const text =
      'import X from "./x.astro";\n\n# Hi\n\n<X>\n  See `src/a.ts:1`.\n</X>\n\n{/* `src/b.ts:1` */}\n\n{`src/c.ts:1`}\n\n{<code>src/d.ts:1</code>}\n';
    expect(find(text, 'mdx')).toEqual(['6:7 src/a.ts:1']);
  });

  it('are found in `<code>`', () => {
    expect(find('a <code>b:1</code>\n\n<code>c:1</code>\n', 'mdx')).toEqual(['1:3 b:1', '3:1 c:1']);
    expect(find('<div>\n  <p><code>\n    c:1\n  </code></p>\n</div>\n', 'mdx')).toEqual([
      '2:6 c:1',
    ]);
    expect(find('> - <X>\n>     <code>c:1</code>\n>   </X>\n', 'mdx')).toEqual(['2:7 c:1']);
  });

  it('are found in `<code>` with a string expression', () => {
    const text = `<code>{'a/[id].ts:1'}</code> <code>{"b"}.ts</code> <code>{\`c\`}</code>`;
    expect(find(text, 'mdx')).toEqual(['1:1 a/[id].ts:1', '1:30 b.ts', '1:52 c']);
  });

  it.each([
    ['what has to run', '<code>{a}.ts:1</code> <code>{`${a}.ts`}</code> <code>{"a" + "b"}</code>'],
    ['escapes', String.raw`<code>{'a\u002ets:1'}</code>`],
    ['attributes', '<X code="a.ts:1" href="a.ts" title={<code>a.ts</code>} />'],
    ['components', '<Code>a.ts</Code> <x.code>a.ts</x.code> <A href="a.ts">b</A>'],
    ['components in code', '<code>a.ts:<X>1</X></code>'],
    ['`<pre>`', '<pre><code>a.ts:1</code></pre>\n\n<pre>\n  `a.ts:1`\n</pre>'],
    ['`<style>`', '<style>{`<code>a.ts:1</code>`}</style>'],
    ['code blocks', '```\n<code>a.ts:1</code>\n```'],
  ])('are never in %s', (_, text) => {
    expect(find(text, 'mdx')).toEqual([]);
  });

  it('are found once for a link, if its target is known', () => {
    expect(find('<a href="b&amp;c">`a` <code>d</code></a> `e`', 'mdx')).toEqual([
      '1:1 [b&c]',
      '1:42 e',
    ]);
    expect(find(`<a href={'b'}>\n  \`a\`\n</a>`, 'mdx')).toEqual(['1:1 [b]']);
    expect(find('<a href={x}>`a`</a> <a {...x}>`a`</a> [`a`](b)', 'mdx')).toEqual(['1:39 [b]']);
    expect(find('<a id="x">`a`</a>', 'mdx')).toEqual(['1:11 a']);
  });
});
