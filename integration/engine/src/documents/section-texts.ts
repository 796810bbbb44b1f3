import GithubSlugger from 'github-slugger';
import type { MdastNode } from 'satteri';
import { childrenOf } from './tree.ts';

/** A section of a document, as it is compared with other versions of the document. */
export interface SectionText {
  /**
   * The slug of the heading; empty for the text before the first heading, and {@link NAMELESS} for a
   * heading whose slug is empty.
   */
  readonly slug: string;
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
  const slugger = new GithubSlugger();
  const sections: { readonly slug: string; readonly parts: string[] }[] = [{ slug: '', parts: [] }];
  const visit = (node: MdastNode): void => {
    if (node.type === 'heading') {
      sections.push({ slug: slugger.slug(textOf(node)) || NAMELESS, parts: [] });
      return;
    }
    const own = ownText(node);
    if (own !== null) sections.at(-1)?.parts.push(own);
    childrenOf(node).forEach(visit);
    if (!INLINE.has(node.type)) sections.at(-1)?.parts.push(' ');
  };
  visit(root);
  return sections.map(({ slug, parts }) => ({
    slug,
    text: parts.join('').replaceAll(/\s+/g, ' ').trim(),
  }));
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
