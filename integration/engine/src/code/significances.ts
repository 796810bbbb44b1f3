/** The kinds of edits that a change can be. */
export const SIGNIFICANCES = [
  'code',
  'types',
  'doc',
  'comment',
  'format',
  'mechanical',
  'binary',
] as const;

/** One of {@link SIGNIFICANCES}. */
export type Significance = (typeof SIGNIFICANCES)[number];
