/** Describes where a comment stands. */
export interface CommentPlace {
  /** The offset of the comment in the text, from 0. */
  readonly start: number;
  /** True if no code stands before the comment. */
  readonly leads: boolean;
  /** True if the comment stands on one of the first two lines. */
  readonly onTop: boolean;
  /** True if the comment stands on the line after another comment, and no code is between them. */
  readonly follows: boolean;
}

/**
 * Reads the comments of one file, one after the other.
 *
 * @returns the text of a directive, in the form in which two versions are compared; `null` for any
 * other comment
 */
export type DirectiveReader = (comment: string, place: CommentPlace) => string | null;

/** Makes a reader for which every comment that matches a pattern is a directive. */
export function matchDirectives(pattern: RegExp): DirectiveReader {
  return (comment) => (pattern.test(comment) ? comment : null);
}
