import GithubSlugger from 'github-slugger';
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { type Anchors, findAnchors } from './anchors.ts';
import { type CodeText, readCodeTexts } from './code-texts.ts';
import { type Exemption, findExemptions } from './exemptions.ts';
import { frontmatterOf } from './frontmatter.ts';
import { findReferences, type Reference } from './references.ts';
import { readSectionTexts, textOf } from './section-texts.ts';
import { findSectionsWithText } from './sections-with-text.ts';
import { childrenOf } from './tree.ts';
import { type ParsedSection, versionOf } from './version.ts';
import { readWording, type SectionWording } from './wording.ts';

/** A heading as the site will show it. `line` is counted from 1 in the file. */
export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** The fragment of the URL that leads to the heading on the page. */
  readonly slug: string;
  readonly line: number;
}

/** A code block that holds a Mermaid diagram. */
export interface Diagram {
  /** The line of the block's first fence. */
  readonly line: number;
  readonly code: string;
}

/** The parts of a Markdown or MDX document that other code uses. It is plain data. */
export interface Document {
  /** The text of the first heading of depth 1; `null` if there is none. */
  readonly title: string | null;
  readonly headings: readonly Heading[];
  /**
   * Whether each section has text of its own. The first section is the text before the first
   * heading.
   */
  readonly hasText: readonly boolean[];
  readonly references: readonly Reference[];
  readonly diagrams: readonly Diagram[];
  /** The comments that exempt references from all checks. */
  readonly exemptions: readonly Exemption[];
  readonly anchors: Anchors;
}

/**
 * Reads the headings, diagrams, inline code and link targets of a document. Positions refer to the
 * given text, including its frontmatter. Some texts crash the parser and its process, or keep it
 * busy for ever. So only tests call this function directly. Other code uses `parser.ts`, which
 * calls it in another process.
 *
 * @throws {Error} for MDX that does not parse
 * @throws {RangeError} for a text that is nested too deeply
 */
export function parseDocument(text: string, format: 'md' | 'mdx'): Document {
  const root = parseTree(text, format);
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const diagrams: Diagram[] = [];
  const visit = (node: MdastNode): void => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'heading') {
      const value = textOf(node);
      headings.push({ depth: node.depth, text: value, slug: slugger.slug(value), line });
    } else if (node.type === 'code' && node.lang === 'mermaid') {
      diagrams.push({ line, code: node.value });
    }
    childrenOf(node).forEach(visit);
  };
  visit(root);
  const title = headings.find(({ depth }) => depth === 1)?.text ?? null;
  const hasText = findSectionsWithText(root);
  const references = findReferences(root, text);
  const exemptions = findExemptions(root);
  const slugs = headings.map(({ slug }) => slug);
  const anchors = findAnchors(root, frontmatterOf(text), slugs);
  return { title, headings, hasText, references, diagrams, exemptions, anchors };
}

/**
 * Reads only the title of a document. It is the same title that {@link parseDocument} finds.
 *
 * @throws {Error} for MDX that does not parse
 * @throws {RangeError} for a text that is nested too deeply
 */
export function parseTitle(text: string, format: 'md' | 'mdx'): string | null {
  const find = (node: MdastNode): string | null => {
    if (node.type === 'heading' && node.depth === 1) return textOf(node);
    for (const child of childrenOf(node)) {
      const found = find(child);
      if (found !== null) return found;
    }
    return null;
  };
  return find(parseTree(text, format));
}

/**
 * Reads what each section of a document says.
 *
 * @throws {Error} for MDX that does not parse
 * @throws {RangeError} for a text that is nested too deeply
 */
export function parseWording(text: string, format: 'md' | 'mdx'): SectionWording[] {
  return readWording(parseTree(text, format));
}

/**
 * Reads the code in a document.
 *
 * @throws {Error} for MDX that does not parse
 * @throws {RangeError} for a text that is nested too deeply
 */
export function parseCode(text: string, format: 'md' | 'mdx'): CodeText[] {
  return readCodeTexts(parseTree(text, format), text);
}

/**
 * Reads a version of a document for comparison with other versions. The first section is the text
 * before the first heading.
 *
 * @throws {Error} for MDX that does not parse
 * @throws {RangeError} for a text that is nested too deeply
 */
export function parseVersion(text: string, format: 'md' | 'mdx'): readonly ParsedSection[] {
  const root = parseTree(text, format);
  return versionOf(readSectionTexts(root), findReferences(root, text));
}

/**
 * The Markdown features that Astro enables by default. They change the text of a heading, from which
 * its slug is made.
 */
const FEATURES = { smartPunctuation: true };

function parseTree(text: string, format: 'md' | 'mdx'): MdastNode {
  return (format === 'mdx' ? mdxToMdast : markdownToMdast)(text, { features: FEATURES });
}
