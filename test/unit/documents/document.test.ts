import { describe, expect, it } from 'vitest';
import { type Document, parseDocument } from '../../../integration/src/documents/document.ts';

function slugsOf(text: string): string[] {
  return parseDocument(text, 'md').headings.map(({ slug }) => slug);
}

/** Each reference as `line text`, links in brackets. */
function referencesOf({ references }: Document): string[] {
  return references.map(({ kind, line, text }) =>
    kind === 'link' ? `${line} [${text}]` : `${line} ${text}`,
  );
}

describe('headings', () => {
  it('stand at their lines of the file, frontmatter included', () => {
    const { headings } = parseDocument('---\ntitle: x\n---\n\n# One\n\n## Two\n', 'md');
    expect(headings).toEqual([
      { depth: 1, text: 'One', slug: 'one', line: 5 },
      { depth: 2, text: 'Two', slug: 'two', line: 7 },
    ]);
  });

  it('stand there with a byte order mark and CRLF, too', () => {
    const text = '\uFEFF---\r\ntitle: x\r\n---\r\n\r\n# One\r\n';
    expect(parseDocument(text, 'md').headings).toMatchObject([{ text: 'One', line: 5 }]);
  });

  it('are not made of comments in the frontmatter, of code or of what the fences underline', () => {
    const text = '---\n# comment\ntitle: x\n---\n\n```sh\n# install\n```\n\n    # indented\n';
    expect(parseDocument(text, 'md').headings).toEqual([]);
  });

  it('may be underlined, quoted and in lists', () => {
    expect(slugsOf('One\n===\n\n> ## Two\n\n- ### Three\n')).toEqual(['one', 'two', 'three']);
  });

  // What Astro makes of the same Markdown.
  it.each([
    ['## Same\n\n## Same\n\n## Same', ['same', 'same-1', 'same-2']],
    ['## `routes.py` & **bold**', ['routespy--bold']],
    ['## [Link](https://example.com) text', ['link-text']],
    ['## It\'s "quoted"…', ['its-quoted']],
    ['## Überblick 日本', ['überblick-日本']],
    ['## A ![alt text](x.png) b', ['a--b']],
    ['## &amp; &copy; z', ['--z']],
    ['## Foo <small>bar</small>', ['foo-bar']],
    ['## x<br>y', ['xy']],
    ['## a<!-- note -->b', ['ab']],
    ['## Foo -- bar', ['foo--bar']],
  ])('%j get the fragments of the page', (text, expected) => {
    expect(slugsOf(text)).toEqual(expected);
  });

  it('read without the tags in them', () => {
    const { headings } = parseDocument('## Reporting <Badge/> <em>new</em>', 'md');
    expect(headings[0]?.text).not.toContain('<');
  });

  it('give the document its title: the first of depth 1', () => {
    expect(parseDocument('## Before\n\n# Title `x`\n\n# Other\n', 'md').title).toBe('Title x');
    expect(parseDocument('## Only this\n', 'md').title).toBeNull();
    expect(parseDocument('', 'md').title).toBeNull();
  });
});

describe('references', () => {
  it('are inline code and link targets, at their lines', () => {
    const text = 'See `src/a.py:1` and\n[b](../src/b.py#L2).\n\n- `c`\n';
    expect(referencesOf(parseDocument(text, 'md'))).toEqual([
      '1 src/a.py:1',
      '2 [../src/b.py#L2]',
      '4 c',
    ]);
  });

  it('are never in code blocks', () => {
    const text = '```\n`src/a.py:1`\n```\n\n~~~md\n[x](src/b.py)\n~~~\n\n    `src/c.py:1`\n';
    expect(parseDocument(text, 'md').references).toEqual([]);
  });

  it('are never in frontmatter, comments and images', () => {
    const text =
      '---\ndescription: "`src/a.py:1`"\n---\n\n<!-- `src/b.py:1` -->\n\n![x](src/c.png)\n';
    expect(parseDocument(text, 'md').references).toEqual([]);
  });

  it('are found in tables, headings, emphasis and quotes', () => {
    const text =
      '## On `a.ts:1`\n\n| x |\n| - |\n| `b.ts:2` |\n\n> **`c.ts:3`**\n\n*[d](d.ts)* [`e.ts:4`](e.ts)\n';
    expect(referencesOf(parseDocument(text, 'md'))).toEqual([
      '1 a.ts:1',
      '5 b.ts:2',
      '7 c.ts:3',
      '9 [d.ts]',
      '9 [e.ts]',
      '9 e.ts:4',
    ]);
  });

  it('may contain backticks', () => {
    expect(referencesOf(parseDocument('``a`b``', 'md'))).toEqual(['1 a`b']);
  });

  it('belong to the nearest heading above, or to the heading that they are in', () => {
    const text = '`a`\n\n# One `b`\n\n`c`\n\n### Deep\n\n`d`\n\n## Two\n\n`e`\n';
    expect(parseDocument(text, 'md').references.map(({ section }) => section)).toEqual([
      -1, 0, 0, 1, 2,
    ]);
  });

  it('belong to the section that uses them where their target is defined elsewhere', () => {
    const text = '# One\n\nSee [routes][r].\n\n# Two\n\nText.\n\n[r]: ../src/routes.py#L3\n';
    expect(parseDocument(text, 'md').references).toEqual([
      { kind: 'link', text: '../src/routes.py#L3', line: 3, section: 0 },
    ]);
  });
});

describe('MDX', () => {
  it('is read through its components, and not in its expressions', () => {
    const text =
      'import X from "./x.astro";\n\n# Hi\n\n<X>\n  See `src/a.ts:1`.\n</X>\n\n{/* `src/b.ts:1` */}\n';
    const document = parseDocument(text, 'mdx');
    expect(document.title).toBe('Hi');
    expect(referencesOf(document)).toEqual(['6 src/a.ts:1']);
  });

  it('throws where it does not parse', () => {
    expect(() => parseDocument('# Hi\n\n<Broken', 'mdx')).toThrow();
  });

  it('is not what a Markdown file is read as', () => {
    expect(parseDocument('# Hi {x} <Broken\n', 'md').headings).toHaveLength(1);
  });
});
