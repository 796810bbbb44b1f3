import type { DocumentReport, SectionReport } from './schema.ts';

/** The sections of a document whose cited lines changed. */
export function staleSections({ sections }: DocumentReport): SectionReport[] {
  return sections.filter(({ status }) => status === 'drifted');
}
