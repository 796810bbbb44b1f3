import GithubSlugger from 'github-slugger';
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';

/** A heading as the site will show it; `line` counts from 1 in the file. */
export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** The fragment that leads to it on the page. */
  readonly slug: string;
  readonly line: number;
}

/** Inline code or a link target: where a citation may stand. */
export interface Reference {
  readonly kind: 'code' | 'link';
  readonly text: string;
  readonly line: number;
  /** The nearest heading above, as an index of `headings`; -1 before the first. */
  readonly section: number;
}

/** The parts of a Markdown or MDX document that matter here. */
export interface Document {
  /** The first heading of depth 1. */
  readonly title: string | null;
  readonly headings: readonly Heading[];
  readonly references: readonly Reference[];
}

interface Parent {
  readonly children?: readonly MdastNode[];
}

/**
 * Reads headings, inline code and link targets; code blocks are passed over. Positions are those of
 * the text given, frontmatter included.
 *
 * @throws {Error} for MDX that does not parse
 */
export function parseDocument(text: string, format: 'md' | 'mdx'): Document {
  const root = (format === 'mdx' ? mdxToMdast : markdownToMdast)(text, { features: FEATURES });
  const slugger = new GithubSlugger();
  const targets = new Map<string, string>();
  const headings: Heading[] = [];
  const references: Reference[] = [];
  const note = (node: MdastNode, kind: Reference['kind'], value: string): void => {
    const line = node.position?.start.line ?? 1;
    references.push({ kind, text: value, line, section: headings.length - 1 });
  };
  const define = (node: MdastNode): void => {
    if (node.type === 'definition') targets.set(node.identifier, node.url);
    for (const child of (node as Parent).children ?? []) define(child);
  };
  const visit = (node: MdastNode): void => {
    if (node.type === 'heading') {
      const value = textOf(node);
      headings.push({
        depth: node.depth,
        text: value,
        slug: slugger.slug(value),
        line: node.position?.start.line ?? 1,
      });
    } else if (node.type === 'inlineCode') note(node, 'code', node.value);
    else if (node.type === 'link') note(node, 'link', node.url);
    else if (node.type === 'linkReference') {
      const target = targets.get(node.identifier);
      if (target !== undefined) note(node, 'link', target);
    }
    for (const child of (node as Parent).children ?? []) visit(child);
  };
  define(root);
  visit(root);
  return { title: headings.find(({ depth }) => depth === 1)?.text ?? null, headings, references };
}

/** As Astro renders by default, since a heading's fragment is made from its rendered text. */
const FEATURES = { smartPunctuation: true };

function textOf(node: MdastNode): string {
  if (node.type === 'html') return '';
  if ('value' in node && typeof node.value === 'string') return node.value;
  return ((node as Parent).children ?? []).map(textOf).join('');
}
