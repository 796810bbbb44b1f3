import type { FileState } from '../git/files.ts';

/** The files as the author of a citation saw them. */
export interface AuthoredState {
  /** The commit of that state; `null` for the working tree, or if it is not known. */
  readonly commit: string | null;
  /** The state of a file then; `null` if it did not exist, `undefined` if it is not known. */
  readonly stateOf: (path: string) => FileState | null | undefined;
}

/** The state if the clone lacks the history. */
export const UNKNOWN_STATE: AuthoredState = { commit: null, stateOf: () => undefined };
