import type { DocumentReport, SectionReport } from './schema.ts';

/** Returns the sections of a document that may be wrong. */
export function staleSections({ sections }: DocumentReport): SectionReport[] {
  return sections.filter(({ state }) => state === 'broken' || state === 'needs-review');
}
