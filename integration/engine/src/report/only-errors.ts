import type { Report } from './schema.ts';
import { withSpecs } from './summary.ts';

/** Keeps only the findings that are errors, and the specs that have such findings. */
export function onlyErrors(report: Report): Report {
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  const ids = new Set(findings.map(({ spec }) => spec));
  const specs = report.specs.filter(({ id }) => ids.has(id));
  return withSpecs(report, specs, findings);
}
