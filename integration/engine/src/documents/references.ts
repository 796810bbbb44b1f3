import type { MdastNode } from 'satteri';
import { lineWordsAfter } from './line-words.ts';
import { isHtml, type JsxElement, readString, targetOf } from './jsx.ts';
import { OpenElements } from './open-elements.ts';
import { findPlainCitations } from './plain-citations.ts';
import { type Position, placesIn, startOf } from './position.ts';
import { readHtml } from './raw-html.ts';
import { textOf } from './section-texts.ts';
import { childrenOf } from './tree.ts';

/** Inline code, a link target, or a path with lines in plain text. It may be a citation. */
export interface Reference extends Position {
  readonly kind: 'code' | 'link' | 'text';
  /**
   * The text as it is written. After inline code with a path, it includes words that name lines, as
   * in `a.ts (lines 10–20)`.
   */
  readonly text: string;
  /**
   * The line on which the whole reference begins: the first backtick of inline code, the `[` or `<`
   * of a link, the `<` of an element, or the first character of plain text. `column` is the column of this character.
   */
  readonly line: number;
  readonly column: number;
  /** The nearest heading above, as an index of `headings`; -1 if there is none. */
  readonly section: number;
}

/**
 * Finds inline code, link targets, and paths with lines in plain text, in the order of the document.
 * Code blocks are skipped, and so is code in the text of a link. The text of a link without a target
 * counts as plain text.
 *
 * @param text the text of the document
 */
export function findReferences(root: MdastNode, text: string): Reference[] {
  const targets = new Map<string, string>();
  defineTargets(root, targets);
  const finder = new ReferenceFinder(targets, text);
  finder.visit(root);
  return finder.references.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * Collects the targets of link definitions. If a name is defined several times, the first one
 * counts.
 */
function defineTargets(node: MdastNode, targets: Map<string, string>): void {
  if (node.type === 'definition' && !targets.has(node.identifier)) {
    targets.set(node.identifier, node.url);
  }
  for (const child of childrenOf(node)) defineTargets(child, targets);
}

/** The place of a reference. */
type Place = Pick<Reference, 'line' | 'column' | 'section'>;

class ReferenceFinder {
  readonly references: Reference[] = [];
  private section = -1;
  private readonly source: readonly string[];
  private readonly targets: ReadonlyMap<string, string>;
  private readonly elements = new OpenElements<Place>((text, place) => {
    this.references.push({ kind: 'code', text, ...place });
  });

  constructor(targets: ReadonlyMap<string, string>, text: string) {
    this.targets = targets;
    this.source = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  }

  /** @param next the node after it, in the same parent */
  visit(node: MdastNode, next?: MdastNode): void {
    const { depth } = this.elements;
    if (node.type === 'heading') this.section++;
    this.read(node, next);
    // The end tag of raw HTML is in a later node.
    if (node.type === 'html') return;
    const children = childrenOf(node);
    for (const [index, child] of children.entries()) this.visit(child, children[index + 1]);
    this.elements.closeTo(depth);
  }

  private read(node: MdastNode, next: MdastNode | undefined): void {
    const at = startOf(node);
    if (node.type === 'html') this.readHtml(node.value, at);
    else if (node.type === 'text') this.readPlain(node.value, at);
    else if (node.type === 'inlineCode') {
      const words = next?.type === 'text' ? lineWordsAfter(node.value, next.value) : '';
      this.readCode(node.value, words, at);
    } else if (node.type === 'link') {
      if (node.url === '') this.readLabel(textOf(node), at);
      this.enterLink(node.url, at);
    } else if (node.type === 'linkReference') {
      this.enterLink(this.targets.get(node.identifier) ?? '', at);
    } else if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      this.readJsx(node, at);
    } else if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      this.readExpression(node.value);
    }
  }

  private readHtml(html: string, start: Position): void {
    const placeOf = placesIn(this.source, start, html);
    for (const token of readHtml(html)) {
      if (token.kind === 'text') this.elements.write(token.text);
      else if (token.kind === 'close') this.elements.close(token.name);
      else {
        const at = placeOf(token.offset);
        if (token.name === 'a' && token.href !== null) this.enterLink(token.href, at);
        else this.elements.open(token.name, false, this.place(at));
      }
    }
  }

  private readPlain(text: string, start: Position): void {
    if (this.elements.inCode) this.elements.write(text);
    else if (this.elements.inProse && !this.elements.inLink) {
      const placeOf = placesIn(this.source, start, text);
      for (const { text: found, offset } of findPlainCitations(text)) {
        this.references.push({ kind: 'text', text: found, ...this.place(placeOf(offset)) });
      }
    }
  }

  /** Reads the text of a link without a target, as in `[src/a.ts:1-9]()`. */
  private readLabel(text: string, at: Position): void {
    if (!this.elements.inProse || findPlainCitations(text)[0]?.text !== text) return;
    this.references.push({ kind: 'text', text, ...this.place(at) });
  }

  private readCode(code: string, words: string, at: Position): void {
    if (this.elements.inCode) this.elements.write(code);
    else if (this.elements.inProse && !this.elements.inLink) {
      this.references.push({ kind: 'code', text: `${code}${words}`, ...this.place(at) });
    }
  }

  private readJsx(element: JsxElement, at: Position): void {
    const target = element.name === 'a' ? targetOf(element) : null;
    if (target !== null && target !== 'unknown') this.enterLink(target.href, at);
    else this.elements.open(element.name ?? '', target === 'unknown', this.place(at));
    if (!isHtml(element)) this.elements.spoil();
  }

  private readExpression(expression: string): void {
    const text = readString(expression);
    if (text === null) this.elements.spoil();
    else this.elements.write(text);
  }

  private enterLink(text: string, at: Position): void {
    if (this.elements.inProse) this.references.push({ kind: 'link', text, ...this.place(at) });
    this.elements.spoil();
    this.elements.open('a', true, this.place(at));
  }

  private place({ line, column }: Position): Place {
    return { line, column, section: this.section };
  }
}
