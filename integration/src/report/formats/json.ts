import type { Report } from '../schema.ts';

/** The report itself, as `report.schema.json` describes it. */
export function renderJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}
