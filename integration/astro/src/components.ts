import Badge from '../components/DriftBadge.astro';
import Banner from '../components/DriftBanner.astro';
import Sources from '../components/DriftSources.astro';
import type { DocumentSource } from './site/documents.ts';

export { type DocumentSource, getDrift } from './site/documents.ts';
export type { DocumentState } from './page/document.ts';

/** What the components take. */
export interface DriftProps {
  /** Which document is meant; the one that the page shows, unless it is given. */
  of?: DocumentSource | undefined;
}

/** A component, as Astro's templates take it. */
export type DriftComponent = (props: DriftProps) => unknown;

/** Tells the reader of a document that its sources have moved on; nothing where they have not. */
export const DriftBanner: DriftComponent = Banner;

/** The sources that a document was written from, each with its state. */
export const DriftSources: DriftComponent = Sources;

/** The status of a document in a word or two. */
export const DriftBadge: DriftComponent = Badge;
