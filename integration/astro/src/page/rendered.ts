import type { Tag } from '@astro-drift/engine/internal/html/tag';
import type { Rendered } from './reference.ts';

/** A `<code>` element that is not part of a code block. */
export interface RenderedCode extends Rendered {
  readonly start: number;
  readonly end: number;
  /** Whether the element is inside another one that cannot contain links, such as a link. */
  readonly enclosed: boolean;
}

/** A path with lines in plain text. */
export interface RenderedText extends RenderedCode {
  /** The link without a target of which it is the text; `null` if it is not in such a link. */
  readonly link: RenderedLink | null;
}

/** An `<a>` element. Its `text` is the link target. */
export interface RenderedLink extends Rendered {
  readonly tag: Tag;
  /** The position at which the content ends. It is `null` if the end tag is missing. */
  contentEnd: number | null;
}

/** A heading that has an `id`. */
export interface RenderedHeading {
  readonly id: string;
  readonly contentEnd: number;
}

/** A `<pre>` element. */
export interface RenderedBlock {
  readonly tag: Tag;
  readonly end: number;
  readonly text: string;
  readonly language: string | null;
}

/** A part of the page. `end` is excluded. */
export interface Span {
  readonly start: number;
  end: number;
}

/**
 * The part of a page that shows one document. A mark stands before it, and another one after it.
 */
export interface Region {
  readonly file: string;
  readonly opening: Span;
  /** The mark after the document. It is `null` if the mark is missing. */
  closing: Span | null;
  readonly codes: RenderedCode[];
  readonly texts: RenderedText[];
  readonly links: RenderedLink[];
  readonly headings: RenderedHeading[];
  readonly blocks: RenderedBlock[];
}

/** The parts of a page that are needed to add the report to it. */
export interface ScannedPage {
  /** The regions in the order of their start. Regions can be nested. */
  readonly regions: readonly Region[];
  /**
   * Links in `<nav>` elements that lead to a place on the same page. Only those outside of all
   * regions are listed.
   */
  readonly navigation: readonly RenderedLink[];
  /** The tags of marks that belong to no region. */
  readonly strays: readonly Span[];
}
