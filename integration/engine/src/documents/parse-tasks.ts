import { type Document, parseDocument, parseTitle, parseWording } from './document.ts';
import type { Reference } from './references.ts';
import { readSpans, type Span } from './spans.ts';
import type { SectionWording } from './wording.ts';

/** What a document cites or links to, without the place. */
export type Mention = Pick<Reference, 'kind' | 'text'>;

/** What each task finds in a text. */
export interface Parsed {
  readonly document: Document;
  readonly title: string | null;
  /** In the order of the document. */
  readonly mentions: readonly Mention[];
  readonly spans: ReadonlyMap<number, Span>;
  /** The first is the text before the first heading. */
  readonly wording: readonly SectionWording[];
}

export type Task = keyof Parsed;

/** How each task is done. A text may crash the process, or take for ever. */
export const TASKS: {
  readonly [T in Task]: (text: string, format: 'md' | 'mdx') => Parsed[T];
} = {
  document: parseDocument,
  title: parseTitle,
  mentions: (text, format) =>
    parseDocument(text, format).references.map(({ kind, text: mentioned }) => ({
      kind,
      text: mentioned,
    })),
  spans: readSpans,
  wording: parseWording,
};
