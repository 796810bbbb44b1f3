import type { AsideRule } from './syntax.ts';

/** Matches a documentation comment as JSDoc, Javadoc and PHPDoc read it. */
export const DOC_COMMENT = /^\/\*\*(?!\/)/;

/** Matches a comment that {@link DOC_COMMENT} matches, or one that begins with three slashes. */
export const SLASHED_DOC_COMMENT = /^(?:\/\*\*(?!\/)|\/\/\/(?!\/))/;

/** The rule for a node that is always an import. */
export const IMPORT: AsideRule = { read: () => 'import' };
