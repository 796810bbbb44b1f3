import { staleSections } from './sections.ts';
import type { SpecReport } from './schema.ts';

/** A document that may be wrong, and the headings of the sections that are. */
export interface OutdatedDocument {
  readonly file: string;
  /** None where no citation says more than the file. */
  readonly sections: readonly string[];
}

/**
 * The documents that the changes concern, by the lines that they cite; all of them where no
 * citation says more.
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
