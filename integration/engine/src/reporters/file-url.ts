import type { FilePlace } from '../files/lines.ts';

/** The web address of the current file, or of the file at a commit; `null` if it has none. */
export type FileUrl = (place: FilePlace, commit?: string) => string | null;
