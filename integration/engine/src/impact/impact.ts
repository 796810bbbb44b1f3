/** How much a change concerns what a document says. The least impact comes first. */
export const IMPACTS = ['none', 'internal', 'public', 'named', 'cited', 'broken'] as const;

/** One of {@link IMPACTS}. */
export type Impact = (typeof IMPACTS)[number];

/** The states of a document or a section. The state follows from the impact. */
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

/** Returns the state that follows from an impact. */
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

/** Returns the greatest of several impacts. Returns `none` if there are none. */
export function greatest(impacts: Iterable<Impact>): Impact {
  let rank = 0;
  for (const impact of impacts) rank = Math.max(rank, IMPACTS.indexOf(impact));
  return IMPACTS[rank] ?? 'none';
}

/** Whether an impact is at least as great as another one. */
export function isAtLeast(impact: Impact, least: Impact): boolean {
  return IMPACTS.indexOf(impact) >= IMPACTS.indexOf(least);
}
