import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { childrenOf } from '../documents/tree.ts';
import type { Reference } from '../documents/references.ts';
import { readTokens } from '../html/tokens.ts';

/** A run of characters of a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A tag is no longer than this. */
const MAX_TAG = 10_000;

/** Finds where references stand in the source of a document. */
export class ReferenceSites {
  private readonly text: string;
  private readonly lineStarts: readonly number[];
  /** Of inline code and links, by where they begin. */
  private readonly spans = new Map<number, Span>();

  /**
   * @param text the document's, without a byte order mark
   * @throws {Error} for MDX that does not parse
   */
  constructor(text: string, format: 'md' | 'mdx') {
    this.text = text;
    this.lineStarts = [
      0,
      ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length),
    ];
    const root = (format === 'mdx' ? mdxToMdast : markdownToMdast)(text);
    const definitions = new Map<string, Span>();
    define(root, definitions);
    this.visit(root, definitions);
  }

  /**
   * Where the text of a reference stands, as it is written: for one in a table, pipes have a
   * backslash. `null` where it is not written as it is read.
   */
  find({ kind, line, column, text }: Reference): (Span & { readonly inCell: boolean }) | null {
    const start = (this.lineStarts[line - 1] ?? 0) + column - 1;
    const span = this.spans.get(start) ?? this.findElement(kind, start);
    if (span === null) return null;
    for (const inCell of [false, true]) {
      const written = inCell ? escapePipes(text) : text;
      const at = this.text.indexOf(written, span.start);
      if (written !== '' && at !== -1 && at + written.length <= span.end) {
        return { start: at, end: at + written.length, inCell };
      }
    }
    return null;
  }

  private visit(node: MdastNode, definitions: ReadonlyMap<string, Span>): void {
    const own = spanOf(node);
    if (node.type === 'inlineCode') this.spans.set(own.start, own);
    else if (node.type === 'link') {
      const label = childrenOf(node).at(-1);
      this.spans.set(own.start, {
        start: label === undefined ? own.start + 1 : spanOf(label).end,
        end: own.end,
      });
    } else if (node.type === 'linkReference') {
      const definition = definitions.get(node.identifier);
      if (definition !== undefined) this.spans.set(own.start, definition);
    }
    for (const child of childrenOf(node)) this.visit(child, definitions);
  }

  /** What an element of HTML says: the target of an `<a>`, what is between the tags of a `<code>`. */
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

/** As a text is written in a cell of a table. */
export function escapePipes(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Of several definitions, the first counts. */
function define(node: MdastNode, definitions: Map<string, Span>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) {
    const { start, end } = spanOf(node);
    // The label may be the same text as the target.
    definitions.set(node.identifier, { start: start + labelLength(node), end });
  }
  for (const child of childrenOf(node)) define(child, definitions);
}

function labelLength(node: MdastNode & { readonly label?: string | null | undefined }): number {
  return (node.label ?? '').length + '[]:'.length;
}

function spanOf(node: MdastNode): Span {
  const { start, end } = node.position ?? {};
  return { start: start?.offset ?? 0, end: end?.offset ?? 0 };
}

function shifted(span: Span | null, by: number): Span | null {
  return span === null ? null : { start: span.start + by, end: span.end + by };
}
