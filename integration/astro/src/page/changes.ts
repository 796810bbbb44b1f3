export { withCode } from '@astro-drift/engine/internal/html/html';
export { isOwnDocument } from '@astro-drift/engine/internal/report/advice';
export { commitsAt } from '@astro-drift/engine/internal/report/commit-table';
export { baselineDay } from '@astro-drift/engine/internal/report/baseline-day';
export type { FileView } from './changed-file.ts';
export { type FileGroups, groupFiles } from './changed-file-groups.ts';
export {
  type AffectedDocument,
  brokenCitations,
  type BrokenCitation,
  groupDocuments,
} from './changes-documents.ts';
export { hasSection, MOST_CITATIONS, MOST_COMMITS, MOST_FILES } from './changes-size.ts';
export { describeAdvice, findBaselineHelp } from './advice.ts';
export { describeKind, describeReason, describeSpec } from './changes-wording.ts';
export { ofEngine } from './engine-text.ts';
export { type PageHeading, specHeadings } from './headings.ts';
export { specParam } from './added-pages.ts';
export { fileAnchor } from './links.ts';
export { listSymbols } from './wording.ts';
