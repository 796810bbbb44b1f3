import type { FileLines } from '@astro-drift/engine/internal/files/lines';
import type { ForgeLink } from './forge-links.ts';

/** The address of source code, or the reason why there is none; `null` where there is none to give. */
export type SourceLink = ForgeLink | { readonly href: null; readonly why: null };

/** Where lines of a file, or all of it, can be read as they are now. */
export type FindSource = (path: string, runs: readonly FileLines[]) => SourceLink;

/** Nothing to link to, and nothing to say of it. */
export const NO_LINK: SourceLink = { href: null, why: null };
