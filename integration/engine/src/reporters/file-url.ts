import type { FilePlace } from '../files/lines.ts';

/**
 * Returns the web address of a current file, or of a file at a commit. Returns `null` if it has
 * none.
 */
export type FileUrl = (place: FilePlace, commit?: string) => string | null;
