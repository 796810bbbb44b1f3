import Badge from '../components/DriftBadge.astro';
import Banner from '../components/DriftBanner.astro';
import Sources from '../components/DriftSources.astro';
import type { DocumentSource } from './site/get-drift.ts';

export { type DocumentSource, getDrift } from './site/get-drift.ts';
export type { DocumentState } from './page/document.ts';
export type { EvidenceReport as Evidence } from '@astro-drift/engine/internal/report/schema';

/** The props of the components. */
export interface DriftProps {
  /** The document that the component is about. The default is the document that the page shows. */
  of?: DocumentSource | undefined;
}

/** The type of a component that Astro's templates accept. */
export type DriftComponent = (props: DriftProps) => unknown;

/**
 * Tells readers what the changes of its sources mean for a document. Renders nothing if the
 * document is up to date.
 */
export const DriftBanner: DriftComponent = Banner;

/** Lists the sources of a document, each with its state. */
export const DriftSources: DriftComponent = Sources;

/** Shows the state of a document in one or two words. */
export const DriftBadge: DriftComponent = Badge;
