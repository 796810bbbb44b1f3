import type { FileLines } from '@astro-drift/engine/internal/files/lines';
import type { ForgeLink } from './forge-links.ts';

/**
 * The URL of source code, or the reason why there is none; the reason is `null` if none is needed.
 */
export type SourceLink = ForgeLink | { readonly href: null; readonly why: null };

/** Finds the page of a file's current lines, or of the whole file. */
export type FindSource = (path: string, runs: readonly FileLines[]) => SourceLink;

/** No link, and no reason. */
export const NO_LINK: SourceLink = { href: null, why: null };
