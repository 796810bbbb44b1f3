import type { FileLines } from '@astro-drift/engine/internal/files/lines';
import type { ForgeLink } from './forge-links.ts';

/**
 * The URL of source code. If there is none, `why` says the reason, or is `null` if no reason needs
 * to be said.
 */
export type SourceLink = ForgeLink | { readonly href: null; readonly why: null };

/**
 * Finds the page that shows the given lines of a file. If there are no lines, finds the page of the
 * whole file.
 */
export type FindSource = (path: string, runs: readonly FileLines[]) => SourceLink;

/** No link, and no reason to be said. */
export const NO_LINK: SourceLink = { href: null, why: null };
