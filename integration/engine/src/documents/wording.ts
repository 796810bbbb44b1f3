import type { MdastNode } from 'satteri';
import { childrenOf } from './tree.ts';

/** The kind of place in which a document names something. */
export type Place = 'code' | 'block' | 'heading' | 'cell' | 'link' | 'label' | 'term';

/** What a section says, for comparison with source code. It is plain data. */
export interface SectionWording {
  /**
   * The words of the section, without markup and line breaks, in the order of the text. Code blocks
   * are left out.
   */
  readonly prose: string;
  /** The texts that name something, with their places. */
  readonly names: readonly { readonly place: Place; readonly text: string }[];
}

/**
 * Reads what each section of a document says. The first section is the text before the first
 * heading.
 */
export function readWording(root: MdastNode): SectionWording[] {
  const reader = new WordingReader();
  reader.visit(root, null);
  return reader.sections.map(({ prose, names }) => ({
    prose: prose.join('').replaceAll(/\s+/g, ' ').trim(),
    names,
  }));
}

const DIAGRAMS = new Set(['mermaid', 'd2', 'plantuml', 'dot']);

/** Matches drawings of boxes: corners of boxes, or edges between corners. */
const DRAWING = /[┌┐└┘├┤╭╮╰╯╔╗╚╝]|\+-{2,}\+/;

/** For each element around a name, the kind of place in which the document names something. */
const PLACES: Partial<Record<MdastNode['type'], Place>> = {
  heading: 'heading',
  tableCell: 'cell',
  link: 'link',
  linkReference: 'link',
  strong: 'term',
};

class WordingReader {
  readonly sections: { prose: string[]; names: SectionWording['names'][number][] }[] = [
    { prose: [], names: [] },
  ];
  /** The current node is inside of a raw HTML `<code>`. */
  private isInCode = false;

  visit(node: MdastNode, around: Place | null): void {
    if (node.type === 'heading') this.sections.push({ prose: [], names: [] });
    const own = PLACES[node.type];
    // The text of a heading is one name, even if parts of it are strong or a link.
    const isName = own !== undefined && around !== 'heading' && around !== own;
    if (isName) this.name(own, textOf(node));
    const place = isName ? own : around;
    this.read(node, place);
    for (const child of childrenOf(node)) this.visit(child, place);
    if (BLOCKS.has(node.type)) {
      this.say('\n');
      this.isInCode = false;
    }
  }

  private read(node: MdastNode, place: Place | null): void {
    if (node.type === 'text') {
      this.say(node.value);
      if (this.isInCode) this.name('code', node.value);
    } else if (node.type === 'inlineCode') {
      this.say(node.value);
      this.name(place === 'heading' ? 'heading' : 'code', node.value);
    } else if (node.type === 'code') {
      const isDiagram = DIAGRAMS.has(node.lang ?? '') || DRAWING.test(node.value);
      this.name(isDiagram ? 'label' : 'block', node.value);
    } else if (node.type === 'html') {
      this.readHtml(node.value);
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if ('value' in attribute && typeof attribute.value === 'string')
          this.say(` ${attribute.value} `);
      }
    }
  }

  /** Reads raw HTML. Its code and cells name something, as those of Markdown do. */
  private readHtml(html: string): void {
    for (const [, , code] of html.matchAll(/<(code|td|th|h\d)\b[^<>]*>([^<]*)</g)) {
      if (code !== undefined) this.name('code', code);
    }
    if (/^<code\b/i.test(html)) this.isInCode = !html.includes('</');
    else if (/^<\/code\b/i.test(html)) this.isInCode = false;
    this.say(html.replaceAll(/<[^<>]*>/g, ' '));
  }

  private say(text: string): void {
    this.sections.at(-1)?.prose.push(text);
  }

  private name(place: Place, text: string): void {
    this.sections.at(-1)?.names.push({ place, text });
  }
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'tableRow', 'blockquote']);

/** Returns the text of a node, without markup. */
function textOf(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return childrenOf(node).map(textOf).join('');
}
