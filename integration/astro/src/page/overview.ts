import type { SpecReport } from '@astro-drift/engine/internal/report/schema';

export { withCode } from '@astro-drift/engine/internal/html/html';
export { toSiteReport } from '@astro-drift/engine/internal/report/site-report';
export { jsonStream } from '@astro-drift/engine/internal/text/json-stream';
export { joinReport } from '../public-report/split-report.ts';
export { brokenPages, type Reason, reasonsOf } from './watched-page.ts';
export { ofEngine } from './engine-text.ts';
export { renderBadge } from './badge.ts';
export { overviewHeadings } from './headings.ts';
export { anchorOf } from './links.ts';
export {
  type CausingChange,
  causingChanges,
  groupRows,
  PAGE_STATES,
  pageRows,
  type PageRow,
  type PageState,
  specsWithoutPage,
} from './page-rows.ts';
export { listSymbols } from './wording.ts';

/** The order of the statuses. The most urgent one comes first. */
export const STATUS_ORDER: Readonly<Record<SpecReport['status'], number>> = {
  drifted: 0,
  'upstream-drifted': 1,
  unknown: 2,
  accepted: 3,
  'up-to-date': 4,
  'not-completed': 5,
};

/* These limits keep the overview at a size that browsers can show. If something is left out,
   the overview says how much. The report as JSON contains everything. */

/** The maximum number of pages in the table. The most urgent ones come first. */
export const MOST_PAGES = 1000;

/** The maximum number of changed files that are listed. */
export const MOST_CAUSES = 20;

/** The maximum number of references that are listed for one page that declares nothing. */
export const MOST_REASONS = 10;

/** The maximum number of findings that are listed. */
export const MOST_FINDINGS = 300;
