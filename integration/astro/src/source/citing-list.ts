import { severityOf, worstOf } from '@astro-drift/engine/internal/citations/state';
import type { CitationReport, DocumentReport } from '@astro-drift/engine/internal/report/schema';
import type { CitingSpec } from './citing.ts';
import type { LineRange } from './line-range.ts';

/** A section of a document that cites lines of a file, or the whole. */
export interface CitingPlace {
  /** Of the section's heading; `null` above the first one. */
  readonly slug: string | null;
  readonly heading: string | null;
  /** As it stands in the document. */
  readonly text: string;
  /** The lines as they are now; `null` where they are not here, or the whole file is cited. */
  readonly lines: LineRange | null;
  /** Where they are now, if that is another file. */
  readonly movedTo: CitationReport['current'];
  readonly state: CitationReport['state'];
}

/** A document that cites a file. */
export interface CitingNote {
  readonly document: string;
  readonly places: readonly CitingPlace[];
  /** How many others there are, of the same kinds. */
  readonly hidden: number;
  /** The state of all of them that needs attention most. */
  readonly worst: CitationReport['state'];
}

/** More places of a document are not listed. */
const MOST_PLACES = 100;

/** What cites a file, document by document, those that need attention first. */
export function listCitations(path: string, citing: readonly CitingSpec[]): CitingNote[] {
  const byFile = Map.groupBy(
    citing.flatMap(({ documents }) => documents),
    ({ document }) => document.file,
  );
  return [...byFile]
    .map(([file, group]): CitingNote => {
      const places = group.flatMap(({ document, citations }) =>
        citations.map((citation) => placeOf(path, document, citation)),
      );
      const different = [
        ...new Map(places.map((place) => [JSON.stringify(place), place])).values(),
      ];
      return {
        document: file,
        places: different.slice(0, MOST_PLACES),
        hidden: Math.max(0, different.length - MOST_PLACES),
        worst: worstOf(places.map(({ state }) => state)),
      };
    })
    .sort(
      (a, b) => severityOf(b.worst) - severityOf(a.worst) || (a.document < b.document ? -1 : 1),
    );
}

function placeOf(
  path: string,
  { sections }: DocumentReport,
  { section, text, current, state }: CitationReport,
): CitingPlace {
  const isHere = current?.path === path;
  const first = isHere ? current.startLine : null;
  return {
    slug: section,
    heading: sections.find(({ slug }) => slug === section)?.heading ?? null,
    text,
    lines: first === null ? null : { first, last: (isHere ? current.endLine : null) ?? first },
    movedTo: isHere ? null : current,
    state,
  };
}
