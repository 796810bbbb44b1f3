import type { DocumentReport, SectionReport } from './schema.ts';

/** The sections of a document that may be wrong. */
export function staleSections({ sections }: DocumentReport): SectionReport[] {
  return sections.filter(({ state }) => state === 'broken' || state === 'needs-review');
}
