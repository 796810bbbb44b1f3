export { withCode } from '../html/html.ts';
export { baselineDay } from '../report/baseline-day.ts';
export { dayOf } from '../text/time.ts';
export type { FileView } from './changed-file.ts';
export { type FileGroups, groupFiles } from './changed-file-groups.ts';
export {
  type AffectedDocument,
  brokenCitations,
  type BrokenCitation,
  groupDocuments,
} from './changes-documents.ts';
export { hasSection, MOST_CITATIONS, MOST_COMMITS, MOST_FILES } from './changes-size.ts';
export { describeAdvice } from './advice.ts';
export { describeKind, describeReason, describeSpec } from './changes-wording.ts';
export { ofEngine } from './engine-text.ts';
export { type PageHeading, specHeadings } from './headings.ts';
export { fileAnchor, specParam } from './links.ts';
export { listSymbols } from './wording.ts';
