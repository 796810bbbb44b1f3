import { findCitations } from '../../integration/engine/src/citations/finder.ts';
import { type Document, parseDocument } from '../../integration/engine/src/documents/document.ts';
import { hold, holdPlain, linesIn, type Target } from './target.ts';
import { knownFiles } from '../support/known-files.ts';

/** Markdown documents. */
export const documents: Target = {
  name: 'documents',
  parts: [
    ...[
      '# Title\n',
      '## `code`\n',
      'Title\n===\n',
      '- item\n',
      '  1. nested\n',
      '> quote\n',
      '***\n',
    ],
    ...[
      '`src/a.ts:1-3`',
      '``a ` b``',
      '[text](src/a.ts#L1-L3)',
      '[text][ref]',
      '[ref]: src/a.ts\n',
    ],
    ...[
      '![image](a.png)',
      '<https://example.com>',
      '<div>',
      '</div>',
      '<b a="`x`">',
      '<!-- ',
      ' -->',
    ],
    ...['```mermaid\ngraph TD\n  a["src/a.ts"] --> b\n```\n', '```\n', '~~~', '    indented\n'],
    ...[
      '| a | b |\n| - | - |\n| `c` | d |\n',
      '---\na: b\n---\n',
      '{1 + 1}',
      '{',
      '<A b={c}>',
      '</A>',
    ],
    ...[
      'import a from "b"\n\n',
      'export const a = 1\n\n',
      '<></>',
      '[^1]',
      '[^1]: note `src/a.ts`\n',
    ],
    ...['**', '_', '~~', '\\', '&amp;', '&#0;', '"quotes"', '...', 'a\n\n', '$x$', ':::note\n'],
  ],
  check: (text) => {
    checkDocument(text, parseDocument(text, 'md'));
  },
};

/** The parser of MDX takes minutes for some texts of two thousand characters, with a `{` left open. */
const LONGEST_MDX = 500;

/** The same as MDX. */
export const mdx: Target = {
  ...documents,
  name: 'mdx',
  isTimed: false,
  check: (text) => {
    const short = text.slice(0, LONGEST_MDX);
    let document: Document;
    try {
      document = parseDocument(short, 'mdx');
    } catch (error) {
      // Not every text is MDX, and those who read it expect so.
      hold(error instanceof Error, 'no error');
      return;
    }
    checkDocument(short, document);
  },
};

function checkDocument(text: string, document: Document): void {
  holdPlain(document);
  const lines = linesIn(text);
  const places = [...document.headings, ...document.references, ...document.diagrams];
  for (const { line } of places) hold(line >= 1 && line <= lines, `line ${line} of ${lines}`);
  for (const { column } of document.references) hold(column >= 1, `column ${column}`);
  holdPlain(findCitations('docs/page.md', document, knownFiles(['src/a.ts'])));
}
