import { isBroken } from '@astro-drift/engine/internal/citations/state';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import type { BoundCitation } from './citation.ts';
import { currentOf } from './citation-target.ts';
import type { Links } from './links.ts';
import type { Reference } from './reference.ts';
import { type FindSource, NO_LINK } from './source-link.ts';
import { messageOf, type WatchedPage } from './watched-page.ts';

/** What the references of a page that declares nothing need. */
export interface WatchedTerms {
  /** The pages that declare nothing, with their findings. */
  readonly watched: Report;
  /** Finds source code on the forge. */
  readonly forgeOf: FindSource;
  readonly links: Links;
}

/**
 * Returns where a reference leads. If it leads nowhere, returns where the site says why. Otherwise,
 * it leads to the forge. Returns `null` if it must stay as it is.
 */
export function bindWatched(
  reference: Reference,
  { spec, document }: WatchedPage,
  { watched, forgeOf, links }: WatchedTerms,
): BoundCitation | null {
  const lost = reference.runs.find(isBroken);
  if (lost !== undefined) {
    const message = messageOf(lost, document, watched);
    const target = { href: links.overview(spec.id) };
    return { reference, target, preview: null, ...(message !== null && { message }) };
  }
  const current = currentOf(reference);
  const { href } = current === null ? NO_LINK : forgeOf(current.path, current.runs);
  if (href === null) return null;
  // Changed lines are no reason to check such a page.
  const state = reference.state === 'changed' ? 'ok' : reference.state;
  return { reference: { ...reference, state }, target: { href }, preview: null };
}
