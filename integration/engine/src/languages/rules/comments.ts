import type { AsideRule } from './syntax.ts';

/** A comment of the kind that JSDoc, Javadoc and PHPDoc read. */
export const DOC_COMMENT = /^\/\*\*(?!\/)/;

/** The same, and comments that begin with three slashes. */
export const SLASHED_DOC_COMMENT = /^(?:\/\*\*(?!\/)|\/\/\/(?!\/))/;

/** A node that is an import, whatever its text. */
export const IMPORT: AsideRule = { read: () => 'import' };
