/** What the page of a document shows of it by itself. */
export const PARTS = ['banner', 'sources'] as const;

/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];
