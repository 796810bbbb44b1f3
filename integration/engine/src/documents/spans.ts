import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { childrenOf } from './tree.ts';

/** A run of characters in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the spans of inline code and of link targets. The key of each span is the offset at which
 * the code or the link begins. Like `parseDocument`, this is only called in another process.
 *
 * @param text the text of a document, without a byte order mark
 * @throws {Error} for MDX that does not parse
 */
export function readSpans(text: string, format: 'md' | 'mdx'): ReadonlyMap<number, Span> {
  const root = (format === 'mdx' ? mdxToMdast : markdownToMdast)(text);
  const definitions = new Map<string, Span>();
  define(root, definitions);
  const spans = new Map<number, Span>();
  collect(root, definitions, spans);
  return spans;
}

function collect(
  node: MdastNode,
  definitions: ReadonlyMap<string, Span>,
  spans: Map<number, Span>,
): void {
  const own = spanOf(node);
  if (node.type === 'inlineCode') spans.set(own.start, own);
  else if (node.type === 'link') {
    const label = childrenOf(node).at(-1);
    spans.set(own.start, {
      start: label === undefined ? own.start + 1 : spanOf(label).end,
      end: own.end,
    });
  } else if (node.type === 'linkReference') {
    const definition = definitions.get(node.identifier);
    if (definition !== undefined) spans.set(own.start, definition);
  }
  for (const child of childrenOf(node)) collect(child, definitions, spans);
}

/**
 * Collects the spans of link definitions. If a name is defined several times, the first one counts.
 */
function define(node: MdastNode, definitions: Map<string, Span>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) {
    const { start, end } = spanOf(node);
    // The span begins after the label, because the label may be the same text as the target.
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
