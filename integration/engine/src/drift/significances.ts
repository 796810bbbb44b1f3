/** What kind of change a difference is. */
export const SIGNIFICANCES = ['code', 'comment', 'whitespace', 'binary'] as const;

/** One of {@link SIGNIFICANCES}. */
export type Significance = (typeof SIGNIFICANCES)[number];
