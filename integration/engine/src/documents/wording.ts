import type { MdastNode } from 'satteri';
import { childrenOf } from './tree.ts';

/** Where a document names something. */
export type Place = 'code' | 'block' | 'heading' | 'cell' | 'link' | 'label' | 'term';

/** What a section says, for comparison with source code. Plain data. */
export interface SectionWording {
  /** Its words, without markup and line breaks, in the order of the text. Code blocks are left out. */
  readonly prose: string;
  /** Texts that name something, by place. */
  readonly names: readonly { readonly place: Place; readonly text: string }[];
}

/** Reads what each section of a document says; the first is the text before the first heading. */
export function readWording(root: MdastNode): SectionWording[] {
  const reader = new WordingReader();
  reader.visit(root, null);
  return reader.sections.map(({ prose, names }) => ({
    prose: prose.join('').replaceAll(/\s+/g, ' ').trim(),
    names,
  }));
}

const DIAGRAMS = new Set(['mermaid', 'd2', 'plantuml', 'dot']);

class WordingReader {
  readonly sections: { prose: string[]; names: SectionWording['names'][number][] }[] = [
    { prose: [], names: [] },
  ];

  visit(node: MdastNode, around: Place | null): void {
    let place = around;
    if (node.type === 'heading') {
      this.sections.push({ prose: [], names: [] });
      place = 'heading';
    } else if (node.type === 'tableCell') place = 'cell';
    else if (node.type === 'link' || node.type === 'linkReference') place = 'link';
    else if (node.type === 'strong') place ??= 'term';
    this.read(node, place);
    for (const child of childrenOf(node)) this.visit(child, place);
    if (BLOCKS.has(node.type)) this.say('\n');
  }

  private read(node: MdastNode, place: Place | null): void {
    if (node.type === 'text') {
      this.say(node.value);
      if (place !== null) this.name(place, node.value);
    } else if (node.type === 'inlineCode') {
      this.say(node.value);
      this.name(place === 'heading' ? 'heading' : 'code', node.value);
    } else if (node.type === 'code') {
      this.name(DIAGRAMS.has(node.lang ?? '') ? 'label' : 'block', node.value);
    } else if (node.type === 'html') {
      this.readHtml(node.value);
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if ('value' in attribute && typeof attribute.value === 'string')
          this.say(` ${attribute.value} `);
      }
    }
  }

  /** Code and cells of raw HTML name something as those of Markdown do. */
  private readHtml(html: string): void {
    for (const [, , code] of html.matchAll(/<(code|td|th|h\d)\b[^>]*>([^<]*)</g)) {
      if (code !== undefined) this.name('code', code);
    }
    this.say(html.replaceAll(/<[^>]*>/g, ' '));
  }

  private say(text: string): void {
    this.sections.at(-1)?.prose.push(text);
  }

  private name(place: Place, text: string): void {
    this.sections.at(-1)?.names.push({ place, text });
  }
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'tableRow', 'blockquote']);
