/** How much a change concerns what a document says, from the least to the most. */
export const IMPACTS = ['none', 'internal', 'public', 'named', 'cited', 'broken'] as const;

/** One of {@link IMPACTS}. */
export type Impact = (typeof IMPACTS)[number];

/** What follows from an impact for a document or a section. */
export const DOCUMENT_STATES = [
  'broken',
  'needs-review',
  'nearby-changes',
  'up-to-date',
  'unknown',
  'not-completed',
] as const;

/** One of {@link DOCUMENT_STATES}. */
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** The state of a document or a section for which an impact is known. */
export function stateOf(impact: Impact): DocumentState {
  switch (impact) {
    case 'broken':
      return 'broken';
    case 'cited':
    case 'named':
      return 'needs-review';
    case 'public':
    case 'internal':
      return 'nearby-changes';
    case 'none':
      return 'up-to-date';
  }
}

/** The greatest of several impacts; `none` of none. */
export function greatest(impacts: Iterable<Impact>): Impact {
  let rank = 0;
  for (const impact of impacts) rank = Math.max(rank, IMPACTS.indexOf(impact));
  return IMPACTS[rank] ?? 'none';
}

/** Whether an impact is at least another one. */
export function isAtLeast(impact: Impact, least: Impact): boolean {
  return IMPACTS.indexOf(impact) >= IMPACTS.indexOf(least);
}
