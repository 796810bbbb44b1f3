import { severityOf, worstOf } from '@astro-drift/engine/internal/citations/state';
import type { CitationReport, DocumentReport } from '@astro-drift/engine/internal/report/schema';
import type { CitingSpec } from './citing.ts';
import type { LineRange } from './line-range.ts';

/** A section of a document that cites lines of a file, or the whole file. */
export interface CitingPlace {
  /** The id of the section's heading. It is `null` above the first heading. */
  readonly slug: string | null;
  readonly heading: string | null;
  /** The text of the citation in the document. */
  readonly text: string;
  /**
   * The current lines. The value is `null` if the whole file is cited, or if the lines are gone or
   * in another file.
   */
  readonly lines: LineRange | null;
  /** The current position if the lines are in another file. Otherwise, it is `null`. */
  readonly movedTo: CitationReport['current'];
  readonly state: CitationReport['state'];
}

/** A document that cites a file, with the places at which it does so. */
export interface CitingNote {
  readonly document: string;
  readonly places: readonly CitingPlace[];
  /** The number of places that are left out of `places`. */
  readonly hidden: number;
  /** The most serious state of all places. */
  readonly worst: CitationReport['state'];
}

/** The maximum number of places that are listed for one document. */
const MOST_PLACES = 100;

/** Lists the citations of a file by document. Documents with more serious states come first. */
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
