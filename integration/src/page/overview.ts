import type { DocumentReport, Report, SpecReport } from '../report/schema.ts';

export { describeSymbols } from '../report/symbols.ts';
export { withCode } from './html.ts';
export { anchorOf, sourceParam } from './links.ts';
export { baselineDay, describeChange, plural, STATUS_LABELS } from './wording.ts';

/** How a spec needs attention, most urgent first. */
const ORDER: Readonly<Record<SpecReport['status'], number>> = {
  drifted: 0,
  'upstream-drifted': 1,
  unknown: 2,
  accepted: 3,
  'up-to-date': 4,
  'not-completed': 5,
};

/** Specs as the overview lists them: what needs attention first, then by id. */
export function sortSpecs({ specs }: Report): SpecReport[] {
  return specs.toSorted((a, b) => ORDER[a.status] - ORDER[b.status] || (a.id < b.id ? -1 : 1));
}

/** The sections of a document whose cited lines changed. */
export function staleSections({ sections }: DocumentReport): DocumentReport['sections'] {
  return sections.filter(({ status }) => status === 'drifted');
}
