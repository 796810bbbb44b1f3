import type {
  DocumentReport,
  EvidenceReport,
  SectionReport,
} from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';

/** A document with the reasons for its state that a page has room for. */
export interface ReasonedDocument {
  readonly document: DocumentReport;
  readonly reasons: readonly EvidenceReport[];
  /** The number of further reasons. */
  readonly more: number;
  /** The sections that may be wrong and that none of these reasons is about. */
  readonly sections: readonly SectionReport[];
}

/** How many reasons a page shows, so that it stays small. */
export interface RoomForReasons {
  readonly perDocument: number;
  readonly inAll: number;
}

/**
 * The first reasons for the state of a document.
 *
 * @param most how many
 */
export function firstReasons(document: DocumentReport, most: number): ReasonedDocument {
  const reasons = document.evidence.slice(0, most);
  const told = new Set(reasons.map(({ section }) => section));
  const sections = staleSections(document).filter(({ slug }) => !told.has(slug));
  return { document, reasons, more: document.evidence.length - reasons.length, sections };
}

/** Shares the room for reasons among documents. The first ones come first. */
export function shareReasons(
  documents: readonly DocumentReport[],
  { perDocument, inAll }: RoomForReasons,
): ReasonedDocument[] {
  let room = inAll;
  return documents.map((document) => {
    const reasoned = firstReasons(document, Math.min(perDocument, room));
    room -= reasoned.reasons.length;
    return reasoned;
  });
}
