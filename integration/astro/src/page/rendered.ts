import type { Tag } from '@astro-drift/engine/internal/html/tag';
import type { Rendered } from './reference.ts';

/** A `<code>` element outside of any code block. */
export interface RenderedCode extends Rendered {
  readonly start: number;
  readonly end: number;
  /** Whether it is inside an element that cannot contain links, such as another link. */
  readonly enclosed: boolean;
}

/** An `<a>` element. Its text is the link target. */
export interface RenderedLink extends Rendered {
  readonly tag: Tag;
  /** Where its content ends; `null` if it has no end. */
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

/** A part of the page; the end is excluded. */
export interface Span {
  readonly start: number;
  end: number;
}

/** The part of a page that shows one document, between two marks. */
export interface Region {
  readonly file: string;
  readonly opening: Span;
  /** `null` if the end mark is missing. */
  closing: Span | null;
  readonly codes: RenderedCode[];
  readonly links: RenderedLink[];
  readonly headings: RenderedHeading[];
  readonly blocks: RenderedBlock[];
}

/** The parts of a page that are needed to add the report. */
export interface ScannedPage {
  /** In the order of their start; regions can be nested. */
  readonly regions: readonly Region[];
  /** Links in `<nav>` elements to places on the page, outside of all regions. */
  readonly navigation: readonly RenderedLink[];
  /** Tags of marks outside of regions. */
  readonly strays: readonly Span[];
}
