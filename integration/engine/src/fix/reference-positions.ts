import { readLineWords, type WithLineWords } from '../documents/line-words.ts';
import type { Reference } from '../documents/references.ts';
import type { Span } from '../documents/spans.ts';
import { readTokens } from '../html/tokens.ts';

/** An element of HTML is searched in this many characters. */
const MAX_TAG = 10_000;

/** The place of a reference in the source of a document. */
export interface Site extends Span {
  /** The reference stands in a table, in which pipes are written with a backslash. */
  readonly inCell: boolean;
  /** What stands between a path and the words that name lines; `''` if there are no such words. */
  readonly between: string;
}

/** Finds where references are written in the source of a document. */
export class ReferencePositions {
  private readonly text: string;
  private readonly lineStarts: readonly number[];
  private readonly spans: ReadonlyMap<number, Span>;

  /**
   * @param text the text of the document, without a byte order mark
   * @param spans what `readSpans` finds in this text
   */
  constructor(text: string, spans: ReadonlyMap<number, Span>) {
    this.text = text;
    this.lineStarts = [
      0,
      ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length),
    ];
    this.spans = spans;
  }

  /**
   * Finds where the text of a reference is written. In a table, pipes are written with a backslash.
   * Returns `null` if the text is not written as it is read.
   */
  find({ kind, line, column, text }: Reference): Site | null {
    const start = (this.lineStarts[line - 1] ?? 0) + column - 1;
    if (kind === 'text') return this.findPlain(start, text);
    const span = this.spans.get(start) ?? this.findElement(kind, start);
    if (span === null) return null;
    const worded = kind === 'code' ? readLineWords(text) : null;
    if (worded !== null) return this.findWorded(span, worded);
    for (const inCell of [false, true]) {
      const written = inCell ? escapePipes(text) : text;
      const at = this.text.indexOf(written, span.start);
      if (written !== '' && at !== -1 && at + written.length <= span.end) {
        return { start: at, end: at + written.length, inCell, between: '' };
      }
    }
    return null;
  }

  /** Finds plain text, perhaps as the text of a link without a target. */
  private findPlain(at: number, text: string): Site | null {
    const start = this.text.charAt(at) === '[' ? at + 1 : at;
    const end = start + text.length;
    const isWritten = this.text.slice(start, end) === text;
    return isWritten ? { start, end, inCell: false, between: '' } : null;
  }

  /** Finds inline code and the words after it. The marks of the code stand between the two. */
  private findWorded(span: Span, { path, words }: WithLineWords): Site | null {
    const at = this.text.indexOf(path, span.start);
    const end = span.end + words.length;
    if (at === -1 || at + path.length > span.end) return null;
    if (this.text.slice(span.end, end) !== words) return null;
    const between = this.text.slice(at + path.length, span.end);
    return /^ ?`+$/.test(between) ? { start: at, end, inCell: false, between } : null;
  }

  /** Finds the text of an HTML element: the target of an `<a>`, or the content of a `<code>`. */
  private findElement(kind: Reference['kind'], start: number): Span | null {
    const source = this.text.slice(start, start + MAX_TAG);
    if (!source.startsWith('<')) return null;
    const wanted = kind === 'link' ? 'a' : 'code';
    let found: Span | null = null;
    let isFirst = true;
    readTokens(source, {
      wants: () => isFirst,
      startTag: ({ name, start: at, end, attributes }) => {
        isFirst = false;
        if (name !== wanted || at !== 0) return;
        const href = attributes.find((attribute) => attribute.name === 'href');
        if (kind === 'link') found = href ?? null;
        else {
          const close = source.slice(end).search(/<\/code/i);
          found = close === -1 ? null : { start: end, end: end + close };
        }
      },
      endTag: () => undefined,
      text: () => undefined,
    });
    return shifted(found, start);
  }
}

/** Writes a text as in a cell of a table: pipes get a backslash. */
export function escapePipes(text: string): string {
  return text.replaceAll('|', '\\|');
}

function shifted(span: Span | null, by: number): Span | null {
  return span === null ? null : { start: span.start + by, end: span.end + by };
}
