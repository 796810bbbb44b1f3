/** What a report can be written as. */
export const FORMATS = ['text', 'json', 'markdown', 'github', 'gitlab', 'sarif', 'junit'] as const;

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];
