import type { MdastNode } from 'satteri';
import { isHtml, type JsxElement, readString, targetOf } from './jsx.ts';
import { OpenElements } from './open-elements.ts';
import { type Position, placesIn, startOf } from './position.ts';
import { readHtml } from './raw-html.ts';
import { childrenOf } from './tree.ts';

/** Inline code or a link target. It may contain a citation. */
export interface Reference extends Position {
  readonly kind: 'code' | 'link';
  readonly text: string;
  /**
   * The line on which the whole reference begins: the first backtick of inline code, the `[` or `<`
   * of a link, or the `<` of an element. `column` is the column of this character.
   */
  readonly line: number;
  readonly column: number;
  /** The nearest heading above, as an index of `headings`; -1 if there is none. */
  readonly section: number;
}

/**
 * Finds inline code and link targets, in the order of the document. Code blocks are skipped, and so
 * is code in the text of a link.
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

  visit(node: MdastNode): void {
    const { depth } = this.elements;
    if (node.type === 'heading') this.section++;
    this.read(node);
    // The end tag of raw HTML is in a later node.
    if (node.type === 'html') return;
    for (const child of childrenOf(node)) this.visit(child);
    this.elements.closeTo(depth);
  }

  private read(node: MdastNode): void {
    const at = startOf(node);
    if (node.type === 'html') this.readHtml(node.value, at);
    else if (node.type === 'text') this.elements.write(node.value);
    else if (node.type === 'inlineCode') this.readCode(node.value, at);
    else if (node.type === 'link') this.enterLink(node.url, at);
    else if (node.type === 'linkReference') {
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

  private readCode(text: string, at: Position): void {
    if (this.elements.inCode) this.elements.write(text);
    else if (this.elements.inProse && !this.elements.inLink) {
      this.references.push({ kind: 'code', text, ...this.place(at) });
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
