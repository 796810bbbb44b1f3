import { readFileSync } from 'node:fs';
import type { Format } from './report/format-names.ts';
import { type Look, renderReport as render } from './report/formats.ts';
import type { Report } from './report/schema.ts';

/** How a report looks in formats that have a choice. */
export type RenderOptions = Partial<Omit<Look, 'version'>>;

/**
 * Writes a report in a format, with a line break at the end. `''` where a format has nothing to say,
 * as `github` without findings.
 */
export function renderReport(report: Report, format: Format, options: RenderOptions = {}): string {
  const plain = { colour: false, width: null, limit: null, fileUrl: null };
  const pieces = render(format, report, { ...plain, ...options, version: packageVersion() });
  return [...pieces].join('');
}

function packageVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
