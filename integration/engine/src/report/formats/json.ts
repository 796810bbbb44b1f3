import type { Report } from '../schema.ts';
import { writeJson } from '../../text/json.ts';

/** The report itself, as `report.schema.json` describes it. */
export function renderJson(report: Report): Iterable<string> {
  return writeJson(report);
}
