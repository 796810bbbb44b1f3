import type { FilePlace } from '../../files/lines.ts';

/** Gives the web address of a file as it is now, or was at a commit; `null` where it has none. */
export type FileUrl = (place: FilePlace, commit?: string) => string | null;
