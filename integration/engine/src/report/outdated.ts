import { staleSections } from './sections.ts';
import type { SpecReport } from './schema.ts';

/** A document that may be wrong, with the headings of its sections that may be wrong. */
export interface OutdatedDocument {
  readonly file: string;
  /** It is empty if no citation tells which sections are concerned. */
  readonly sections: readonly string[];
}

/**
 * Returns the documents that the changes concern. Citations decide that. If no citation tells, all
 * documents of the spec are returned.
 */
export function outdatedDocuments({ status, changes, documents }: SpecReport): OutdatedDocument[] {
  if (status !== 'drifted' || changes.length === 0) return [];
  const outdated = documents.map((document) => ({
    file: document.file,
    sections: staleSections(document).map(({ heading }) => heading),
    isCited: document.citations.some(({ stale }) => stale),
  }));
  const cited = outdated.filter(({ sections, isCited }) => sections.length > 0 || isCited);
  return (cited.length > 0 ? cited : outdated).map(({ file, sections }) => ({ file, sections }));
}
