import type { FilePlace } from '../files/lines.ts';

/** Whether lines of a current file differ from the base commit. */
export type Touched = (place: FilePlace) => boolean;

/**
 * Answers questions about what changed since the base commit that the two reports cannot answer.
 */
export interface BaseComparison {
  /** Whether a file was changed, added or deleted. */
  readonly differs: (path: string) => boolean;
  /**
   * Returns the path that a file had at the base commit. If the file was not renamed, that is its
   * current path.
   */
  readonly nameThen: (path: string) => string;
  /**
   * Whether an input that already differed at the base commit has changed further, so that the spec
   * has drifted further.
   *
   * @param path the current path; the last path if the file was deleted
   */
  readonly grew: (spec: string, path: string) => boolean;
  /** Whether cited lines that are outdated differ from the base commit. */
  readonly touched: Touched;
}
