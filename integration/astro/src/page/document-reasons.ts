import type {
  DocumentReport,
  EvidenceReport,
  SectionReport,
} from '@astro-drift/engine/internal/report/schema';
import { staleSections } from '@astro-drift/engine/internal/report/sections';

/** A document with as many reasons for its state as the page has room for. */
export interface ReasonedDocument {
  readonly document: DocumentReport;
  readonly reasons: readonly EvidenceReport[];
  /** The number of reasons that are left out. */
  readonly more: number;
  /** The sections that may be wrong, and that no reason in `reasons` is about. */
  readonly sections: readonly SectionReport[];
}

/** How many reasons a page shows for one document, and for all documents together. */
export interface RoomForReasons {
  readonly perDocument: number;
  readonly inAll: number;
}

/**
 * Returns a document with the first reasons for its state.
 *
 * @param most the maximum number of reasons
 */
export function firstReasons(document: DocumentReport, most: number): ReasonedDocument {
  const reasons = document.evidence.slice(0, most);
  const told = new Set(reasons.map(({ section }) => section));
  const sections = staleSections(document).filter(({ slug }) => !told.has(slug));
  return { document, reasons, more: document.evidence.length - reasons.length, sections };
}

/** Shares the room for reasons among documents. The first documents get their reasons first. */
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
