import { readFileSync } from 'node:fs';
import type { Report } from './report/schema.ts';
import { type Format, renderReport as render } from './reporters/index.ts';
import type { Look } from './reporters/reporter.ts';

/** The options of output formats. */
export type RenderOptions = Partial<Omit<Look, 'version'>>;

/**
 * Renders a report in a format. The result ends with a line break. It is `''` if the format has
 * nothing to show, for example `github` without findings.
 */
export function renderReport(report: Report, format: Format, options: RenderOptions = {}): string {
  const plain = { colour: false, all: false, width: null, limit: null, fileUrl: null };
  const pieces = render(format, report, { ...plain, ...options, version: packageVersion() });
  return [...pieces].join('');
}

function packageVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
