import type { FileState } from '../git/files.ts';

/** The files as the author of a citation saw them. */
export interface AuthoredState {
  /**
   * The commit of that state. `null` if the author saw the working tree, or if the commit is not
   * known.
   */
  readonly commit: string | null;
  /**
   * Returns the file as the author saw it: `null` if it did not exist, `undefined` if it is not
   * known.
   */
  readonly stateOf: (path: string) => FileState | null | undefined;
}

/**
 * The state that is used if the clone lacks the history, so that nobody knows what the author saw.
 */
export const UNKNOWN_STATE: AuthoredState = { commit: null, stateOf: () => undefined };
