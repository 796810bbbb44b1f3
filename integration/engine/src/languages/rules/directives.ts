/** Where a comment stands. */
export interface CommentPlace {
  /** Offset in the text, from 0. */
  readonly start: number;
  /** No code stands before it. */
  readonly leads: boolean;
  /** It stands on one of the first two lines. */
  readonly onTop: boolean;
  /** It stands on the line after another comment, with no code between them. */
  readonly follows: boolean;
}

/**
 * Reads the comments of one file in their order.
 *
 * @returns the text of a directive, in the form in which it is compared; `null` for any other comment
 */
export type DirectiveReader = (comment: string, place: CommentPlace) => string | null;

/** Takes every comment that matches a pattern for a directive. */
export function matchDirectives(pattern: RegExp): DirectiveReader {
  return (comment) => (pattern.test(comment) ? comment : null);
}
