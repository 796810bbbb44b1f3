/** The parts that the page of a document shows without further work of its author. */
export const PARTS = ['banner', 'sources'] as const;

/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];
