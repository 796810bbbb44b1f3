import { slug } from 'github-slugger';
import type { MdastNode } from 'satteri';
import { childrenOf } from './tree.ts';

/** A section of a document, as it is compared with other versions of the document. */
export interface SectionText {
  /** The slug of the heading, without the number that tells it from others with the same text. */
  readonly name: string;
  /**
   * The text below the heading, up to the next one, without markup, comments and targets of links.
   * The heading itself is not part of it. White space is collapsed.
   */
  readonly text: string;
}

/** Stands for the slug of a heading without letters, such as `???`. No slug contains a `#`. */
const NAMELESS = '#';

/** Reads the text of each section. The first section is the text before the first heading. */
export function readSectionTexts(root: MdastNode): SectionText[] {
  const sections: { readonly name: string; readonly parts: string[] }[] = [{ name: '', parts: [] }];
  const visit = (node: MdastNode): void => {
    if (node.type === 'heading') {
      sections.push({ name: slug(textOf(node)), parts: [] });
      return;
    }
    const own = ownText(node);
    if (own !== null) sections.at(-1)?.parts.push(own);
    childrenOf(node).forEach(visit);
    if (!INLINE.has(node.type)) sections.at(-1)?.parts.push(' ');
  };
  visit(root);
  return sections.map(({ name, parts }) => ({
    name,
    text: parts.join('').replaceAll(/\s+/g, ' ').trim(),
  }));
}

/**
 * Returns the slugs of sections, as `GithubSlugger` numbers them. That of the text before the first
 * heading is empty.
 *
 * @param names the names of the sections of a document
 */
export function slugsOf(names: readonly string[]): string[] {
  const numbers = new Map<string, number>();
  return names.map((name, index) => {
    if (index === 0) return '';
    let slug = name;
    while (numbers.has(slug)) {
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      slug = `${name}-${number}`;
    }
    numbers.set(slug, 0);
    return slug || NAMELESS;
  });
}

/** Returns the text of a heading, from which its slug is made. */
export function textOf(node: MdastNode): string {
  if (node.type === 'html') return '';
  if ('value' in node && typeof node.value === 'string') return node.value;
  return childrenOf(node).map(textOf).join('');
}

/** The types of nodes that can stand in the middle of a word. */
const INLINE = new Set<string>([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxTextElement',
]);

/** Returns what readers see of a node itself; `null` for frontmatter, code of MDX, and others. */
function ownText(node: MdastNode): string | null {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image') return ` ${node.alt ?? ''} `;
  if (node.type === 'html') {
    return node.value.replaceAll(/<!--.*?-->/gs, '').replaceAll(/<[^<>]*>/g, ' ');
  }
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return null;
  return node.attributes
    .map((attribute) =>
      'value' in attribute && typeof attribute.value === 'string' ? ` ${attribute.value} ` : '',
    )
    .join('');
}
