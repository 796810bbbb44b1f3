import GithubSlugger, { slug } from 'github-slugger';
import type { MdastNode } from 'satteri';
import { attributeOf } from '../html/tag.ts';
import { readTokens } from '../html/tokens.ts';
import { type JsxElement, readString } from './jsx.ts';
import { textOf } from './section-texts.ts';
import { childrenOf } from './tree.ts';

/** The places in a document to which links can lead, besides the slugs of its headings. */
export interface Anchors {
  /** The ids of elements, and what forges and other site generators make of headings. */
  readonly ids: readonly string[];
  /** Whether the page shows content from elsewhere, so that it may have other ids. */
  readonly areOpen: boolean;
}

/** An id after a heading or a block, as in `## Setup {#setup}` and `{: #setup .wide }`. */
const ATTRIBUTES = /\{:?[^{}\n]{0,200}?#([\p{L}\p{N}_:.-]+)[^{}\n]{0,200}\}/gu;

/** Attributes at the end of a heading. Some generators read them also without an id. */
const TRAILING = /\{[^{}\n]{0,200}\}$/;

/** A field of the frontmatter. A layout may make a section of it. */
const FIELD = /^([a-z][\w-]*):/gim;

/** A target of MyST, such as `(setup)=`, in a line of its own. */
const LABEL = /^\(([\p{L}\p{N}_:.-]+)\)=$/gmu;

/** A template, or a directive that takes in another text. */
const INCLUSION = /\{\{|\{%|--8<--|[–-]8<[–-]|^:::[ \t]+[\w-]+(?:\.[\w-]+)+[ \t]*$|@include\b/m;

/** The import of a component or a page that may have headings of its own. */
const LOCAL_IMPORT = /\bfrom\s*['"](?:\.{1,2}\/|[~@#]?\/|~|[^'"]*\.mdx?['"])/;

/**
 * A heading in an indented text, as in a list of definitions or a note. Some generators read it
 * where others see code.
 */
const INDENTED = /^[ \t]*#{1,6}[ \t]+(\S.{0,300})$/gm;

const HEADING = /^h[1-6]$/;

/**
 * Finds the places in a document to which links can lead.
 *
 * @param frontmatter the text of its frontmatter; empty if it has none
 * @param slugs the slugs of its headings, which are left out
 */
export function findAnchors(
  root: MdastNode,
  frontmatter: string,
  slugs: readonly string[],
): Anchors {
  const finder = new AnchorFinder();
  for (const [, field = ''] of frontmatter.matchAll(FIELD)) finder.ids.add(field);
  finder.visit(root);
  for (const known of ['', ...slugs]) finder.ids.delete(known);
  return { ids: [...finder.ids], areOpen: finder.areOpen };
}

class AnchorFinder {
  readonly ids = new Set<string>();
  areOpen = false;
  private readonly slugger = new GithubSlugger();
  /** The text of the HTML heading that is open; `null` if none is. */
  private heading: string | null = null;

  visit(node: MdastNode): void {
    if (node.type === 'heading') this.nameHeading(textOf(node));
    else if (node.type === 'html') this.readHtml(node.value);
    else if (node.type === 'text') this.readText(node.value);
    else if (node.type === 'inlineCode') this.write(node.value);
    else if (node.type === 'code' && !node.lang) this.readIndented(node.value);
    else if (node.type === 'mdxjsEsm') this.areOpen ||= LOCAL_IMPORT.test(node.value);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      this.readJsx(node);
    }
    childrenOf(node).forEach((child) => {
      this.visit(child);
    });
  }

  private nameHeading(text: string): void {
    const written = text
      .trimEnd()
      .replace(TRAILING, '')
      .trimEnd()
      .replaceAll('—', '---')
      .replaceAll('–', '--');
    this.ids.add(this.slugger.slug(written));
  }

  private readText(text: string): void {
    this.write(text);
    this.readIndented(text);
    this.areOpen ||= INCLUSION.test(text);
    for (const pattern of [ATTRIBUTES, LABEL]) {
      for (const [, id = ''] of text.matchAll(pattern)) this.ids.add(id);
    }
  }

  private readIndented(text: string): void {
    for (const [, heading = ''] of text.matchAll(INDENTED)) {
      this.ids.add(slug(heading.replaceAll(/[`*]/g, '')));
    }
  }

  private write(text: string): void {
    if (this.heading !== null) this.heading += text;
  }

  private readHtml(html: string): void {
    this.areOpen ||= INCLUSION.test(html) || LOCAL_IMPORT.test(html);
    readTokens(html, {
      wants: () => true,
      startTag: (tag) => {
        for (const name of ['id', 'name']) this.ids.add(attributeOf(tag, name) ?? '');
        if (HEADING.test(tag.name)) this.heading = '';
      },
      endTag: (name) => {
        if (!HEADING.test(name) || this.heading === null) return;
        this.nameHeading(this.heading.replaceAll(/\s+/g, ' ').trim());
        this.heading = null;
      },
      text: (text) => {
        this.write(text);
      },
    });
  }

  private readJsx(element: JsxElement): void {
    for (const attribute of element.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') this.areOpen = true;
      else if (attribute.name === 'id' || attribute.name === 'name') {
        const { value } = attribute;
        const id = typeof value === 'object' && value !== null ? readString(value.value) : value;
        if (id === null || id === undefined) this.areOpen = true;
        else this.ids.add(id);
      }
    }
    if (HEADING.test(element.name ?? '')) this.nameHeading(textOf(element));
  }
}
