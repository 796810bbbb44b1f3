import type { LineRange } from '../files/lines.ts';

/** The state of a repository on a forge that an address names. */
export interface ForgeState {
  /** The host and the path of the repository in lower case, such as `github.com/org/app`. */
  readonly repository: string;
  /** A branch, a tag or the id of a commit. */
  readonly ref: string;
}

/** A text that may be a citation, split into path, lines and symbol. */
export interface CitationToken {
  readonly path: string;
  /** The named lines; empty if the token names a whole file or a symbol. */
  readonly ranges: readonly LineRange[];
  /** The named definition, such as `AuthConfig` in `path#AuthConfig`; `null` if none is named. */
  readonly symbol: string | null;
  /** The state of a forge that a link names. */
  readonly state?: ForgeState;
}
