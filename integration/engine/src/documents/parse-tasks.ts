import { type Document, parseDocument, parseTitle, parseWording } from './document.ts';
import type { Reference } from './references.ts';
import { readSpans, type Span } from './spans.ts';
import type { SectionWording } from './wording.ts';

/** What a document cites or links to, without its place. */
export type Mention = Pick<Reference, 'kind' | 'text'>;

/** The result of each task for a text. */
export interface Parsed {
  readonly document: Document;
  readonly title: string | null;
  /** The mentions, in the order of the document. */
  readonly mentions: readonly Mention[];
  readonly spans: ReadonlyMap<number, Span>;
  /** The wording of each section. The first section is the text before the first heading. */
  readonly wording: readonly SectionWording[];
}

export type Task = keyof Parsed;

/** The function for each task. A text may crash the process, or keep it busy for ever. */
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
