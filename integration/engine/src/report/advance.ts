import type { FilePlace } from '../files/lines.ts';

/** Whether some lines of a file, as they are now, are other ones than they were at some commit. */
export type Touched = (place: FilePlace) => boolean;

/** What became of a repository since a commit, as far as two reports do not tell. */
export interface Advance {
  /** Whether a file is another one than it was, is new, or is gone. */
  readonly differs: (path: string) => boolean;
  /** The name that a document or a page had; the present one for what was not renamed. */
  readonly nameThen: (path: string) => string;
  /**
   * Whether an input of a spec that had changed before has changed further, in a way that makes
   * drift.
   *
   * @param path the name that it has now, or that it had last
   */
  readonly grew: (spec: string, path: string) => boolean;
  /** The same of cited lines that are stale. */
  readonly touched: Touched;
}
