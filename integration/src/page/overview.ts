import type { Report, SpecReport } from '../report/schema.ts';

export { withCode, withDays } from '../html/html.ts';
export { plural } from '../report/plural.ts';
export { staleSections } from '../report/sections.ts';
export { describeSymbols } from '../report/symbols.ts';
export { describeSpec } from './changes-wording.ts';
export { overviewHeadings } from './headings.ts';
export { anchorOf } from './links.ts';
export { describeChange, STATUS_LABELS } from './wording.ts';

/** How a spec needs attention, most urgent first. */
export const STATUS_ORDER: Readonly<Record<SpecReport['status'], number>> = {
  drifted: 0,
  'upstream-drifted': 1,
  unknown: 2,
  accepted: 3,
  'up-to-date': 4,
  'not-completed': 5,
};

/** Specs as the overview lists them: what needs attention first, then by id. */
export function sortSpecs({ specs }: Report): SpecReport[] {
  return specs.toSorted(
    (a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || (a.id < b.id ? -1 : 1),
  );
}
