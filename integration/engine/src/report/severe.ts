import { summarize } from './compose.ts';
import type { Report } from './schema.ts';

/** A report of nothing but errors, and of the specs that have some. */
export function onlyErrors(report: Report): Report {
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  const concerned = new Set(findings.map(({ spec }) => spec));
  const specs = report.specs.filter(({ id }) => concerned.has(id));
  return { ...report, specs, findings, summary: summarize(specs, findings) };
}
