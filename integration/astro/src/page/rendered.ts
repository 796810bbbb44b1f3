import type { Tag } from '@astro-drift/engine/internal/html/tag';
import type { Rendered } from './reference.ts';

/** A `<code>` element outside of any code block. */
export interface RenderedCode extends Rendered {
  readonly start: number;
  readonly end: number;
  /** It stands in an element that can hold no link, such as another link. */
  readonly enclosed: boolean;
}

/** An `<a>` element; its text is its target. */
export interface RenderedLink extends Rendered {
  readonly tag: Tag;
  /** Where its content ends; `null` where that is nowhere. */
  contentEnd: number | null;
}

/** A heading with an `id`. */
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

/** A part of the page, without its last offset. */
export interface Span {
  readonly start: number;
  end: number;
}

/** What a page shows of one document, between two marks. */
export interface Region {
  readonly file: string;
  readonly opening: Span;
  /** `null` where the second mark is missing. */
  closing: Span | null;
  readonly codes: RenderedCode[];
  readonly links: RenderedLink[];
  readonly headings: RenderedHeading[];
  readonly blocks: RenderedBlock[];
}

/** The parts of a page that matter here. */
export interface ScannedPage {
  /** In the order in which they begin; one may lie within another. */
  readonly regions: readonly Region[];
  /** Links of `<nav>` elements to places of the page, outside of all regions. */
  readonly navigation: readonly RenderedLink[];
  /** Tags of marks that belong to no region. */
  readonly strays: readonly Span[];
}
