import type { FilePlace } from '../files/lines.ts';

/** Whether lines of a current file differ from the base commit. */
export type Touched = (place: FilePlace) => boolean;

/** What changed since the base commit, beyond what the two reports contain. */
export interface BaseComparison {
  /** Whether a file was changed, added or deleted. */
  readonly differs: (path: string) => boolean;
  /** The path of a file at the base commit; the current path if the file was not renamed. */
  readonly nameThen: (path: string) => string;
  /**
   * Whether an input that differed at the base commit already has changed further, in a way that makes
   * the spec drift.
   *
   * @param path the current path, or the last one of a deleted file
   */
  readonly grew: (spec: string, path: string) => boolean;
  /** The same for cited lines that are stale. */
  readonly touched: Touched;
}
