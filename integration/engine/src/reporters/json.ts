import type { Report } from '../report/schema.ts';
import { writeJson } from '../text/json.ts';
import type { Reporter } from './reporter.ts';

/** Writes the report itself, as `report.schema.json` describes it. */
export const jsonReporter = {
  name: 'json',
  endings: ['.json'],
  summary: 'programs; follows the JSON Schema `astro-drift/report.schema.json`',
  commandsEscapedBy: 'reporter',
  render: (report: Report): Iterable<string> => writeJson(report),
} as const satisfies Reporter;
