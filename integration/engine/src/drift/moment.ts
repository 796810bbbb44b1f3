import type { FileState } from '../git/files.ts';

/** A time at which files were as an author saw them. */
export interface Moment {
  /** The commit that it is; `null` for the working tree, and where it is not known. */
  readonly commit: string | null;
  /** What a file was then; `null` where there was none, `undefined` where that is not known. */
  readonly stateOf: (path: string) => FileState | null | undefined;
}

/** A time of which nothing is known. */
export const UNKNOWN_MOMENT: Moment = { commit: null, stateOf: () => undefined };
