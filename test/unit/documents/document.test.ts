import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../integration/engine/src/documents/document.ts';

function slugsOf(text: string): string[] {
  return parseDocument(text, 'md').headings.map(({ slug }) => slug);
}

describe('headings of a document', () => {
  it('have their lines in the file, counted with the frontmatter', () => {
    const { headings } = parseDocument('---\ntitle: x\n---\n\n# One\n\n## Two\n', 'md');
    expect(headings).toEqual([
      { depth: 1, text: 'One', slug: 'one', line: 5 },
      { depth: 2, text: 'Two', slug: 'two', line: 7 },
    ]);
  });

  it('have the same lines with a byte order mark and CRLF', () => {
    const text = '\uFEFF---\r\ntitle: x\r\n---\r\n\r\n# One\r\n';
    expect(parseDocument(text, 'md').headings).toMatchObject([{ text: 'One', line: 5 }]);
  });

  it('are not found in comments of the frontmatter, nor in code blocks', () => {
    const text = '---\n# comment\ntitle: x\n---\n\n```sh\n# install\n```\n\n    # indented\n';
    expect(parseDocument(text, 'md').headings).toEqual([]);
  });

  it('are found underlined, in quotes and in lists', () => {
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
  ])('have the slugs of the rendered page: %j', (text, expected) => {
    expect(slugsOf(text)).toEqual(expected);
  });

  it('have a text without tags', () => {
    const { headings } = parseDocument('## Reporting <Badge/> <em>new</em>', 'md');
    expect(headings[0]?.text).not.toContain('<');
  });

  it('include the title, which is the first of depth 1', () => {
    expect(parseDocument('## Before\n\n# Title `x`\n\n# Other\n', 'md').title).toBe('Title x');
    expect(parseDocument('## Only this\n', 'md').title).toBeNull();
    expect(parseDocument('', 'md').title).toBeNull();
  });
});

describe('Mermaid diagrams of a document', () => {
  it.each([
    ['fenced by backticks', '```mermaid\na-->b\n```\n', 1, 'a-->b'],
    ['fenced by tildes', '~~~mermaid\na-->b\n~~~\n', 1, 'a-->b'],
    ['with a space before their language', '``` mermaid\na-->b\n```\n', 1, 'a-->b'],
    ['with a title', '```mermaid title="x"\na-->b\n```\n', 1, 'a-->b'],
    ['in a list', '- x\n\n  ```mermaid\n  a-->b\n    b-->c\n  ```\n', 3, 'a-->b\n  b-->c'],
    ['in a quote', '# H\n\n> ~~~mermaid\n> a-->b\n> ~~~\n', 3, 'a-->b'],
    ['that never end', '```mermaid\na-->b\n', 1, 'a-->b'],
    ['below frontmatter', '---\na: 1\n---\n\n```mermaid\na-->b\n```\n', 5, 'a-->b'],
  ])('are found in blocks %s', (_, text, line, code) => {
    expect(parseDocument(text, 'md').diagrams).toEqual([{ line, code }]);
  });

  it('are found in MDX, and inside of its components', () => {
    const text = '<X>\n\n  ```mermaid title="x"\n  a-->b\n  ```\n</X>\n\n~~~mermaid\nc\n~~~\n';
    expect(parseDocument(text, 'mdx').diagrams).toEqual([
      { line: 3, code: 'a-->b' },
      { line: 8, code: 'c' },
    ]);
  });

  it('are not found in other languages or inside of other blocks', () => {
    const text = '```mermaidx\na\n```\n\n````md\n```mermaid\na\n```\n````\n\n`mermaid`\n';
    expect(parseDocument(text, 'md').diagrams).toEqual([]);
  });
});

describe('an MDX document', () => {
  it('has headings inside of components, but not of expressions', () => {
    const text = 'import X from "./x.astro";\n\n# Hi\n\n<X>\n  ## Two\n</X>\n\n{/* # Three */}\n';
    const document = parseDocument(text, 'mdx');
    expect(document.title).toBe('Hi');
    expect(document.headings.map(({ slug }) => slug)).toEqual(['hi', 'two']);
  });

  it('throws where it has a syntax error', () => {
    expect(() => parseDocument('# Hi\n\n<Broken', 'mdx')).toThrow();
  });

  it('is not how a Markdown file is parsed', () => {
    expect(parseDocument('# Hi {x} <Broken\n', 'md').headings).toHaveLength(1);
  });
});
