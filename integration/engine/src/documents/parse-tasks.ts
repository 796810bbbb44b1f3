import type { CodeText } from './code-texts.ts';
import {
  type Document,
  parseCode,
  parseDocument,
  parseTitle,
  parseVersion,
  parseWording,
} from './document.ts';
import { readSpans, type Span } from './spans.ts';
import type { ParsedSection } from './version.ts';
import type { SectionWording } from './wording.ts';

/** The result of each task for a text. */
export interface Parsed {
  readonly document: Document;
  readonly title: string | null;
  readonly version: readonly ParsedSection[];
  readonly spans: ReadonlyMap<number, Span>;
  /** The wording of each section. The first section is the text before the first heading. */
  readonly wording: readonly SectionWording[];
  readonly code: readonly CodeText[];
}

export type Task = keyof Parsed;

/** The function for each task. A text may crash the process, or keep it busy for ever. */
export const TASKS: {
  readonly [T in Task]: (text: string, format: 'md' | 'mdx') => Parsed[T];
} = {
  document: parseDocument,
  title: parseTitle,
  version: parseVersion,
  spans: readSpans,
  wording: parseWording,
  code: parseCode,
};
