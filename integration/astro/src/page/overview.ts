import type { Report, SpecReport } from '@astro-drift/engine/internal/report/schema';

export { withCode } from '@astro-drift/engine/internal/html/html';
export { toSiteReport } from '@astro-drift/engine/internal/report/site-report';
export { jsonStream } from '@astro-drift/engine/internal/text/json-stream';
export { joinReport } from '../public-report/split-report.ts';
export { describeSpec } from './changes-wording.ts';
export { brokenPages, type Reason, reasonsOf } from './watched-page.ts';
export { shareReasons } from './document-reasons.ts';
export { ofEngine } from './engine-text.ts';
export { overviewHeadings } from './headings.ts';
export { anchorOf } from './links.ts';
export { describeChange, listSymbols } from './wording.ts';

/** The order of the statuses. The most urgent one comes first. */
export const STATUS_ORDER: Readonly<Record<SpecReport['status'], number>> = {
  drifted: 0,
  'upstream-drifted': 1,
  unknown: 2,
  accepted: 3,
  'up-to-date': 4,
  'not-completed': 5,
};

/** Sorts specs for the overview: most urgent first, then by id. */
export function sortSpecs({ specs }: Report): SpecReport[] {
  return specs.toSorted(
    (a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || (a.id < b.id ? -1 : 1),
  );
}

/* These limits keep the overview at a size that browsers can show. If something is left out,
   the overview says how much. The report as JSON contains everything. */

/** The maximum number of specs with details. The most urgent specs come first. */
export const MOST_DESCRIBED = 200;

/** The maximum number of further specs, which are only listed by name. */
export const MOST_NAMED = 3000;

/** The maximum number of documents that are listed for one spec. */
export const MOST_DOCUMENTS = 20;

/** The maximum number of reasons for one document, and for all documents of a spec together. */
export const ROOM_FOR_REASONS = { perDocument: 3, inAll: 10 };

/** The maximum number of references that are listed for one page that declares nothing. */
export const MOST_REASONS = 10;

/** The maximum number of findings that are listed. */
export const MOST_FINDINGS = 300;
