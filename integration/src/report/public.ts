import { summarize } from './compose.ts';
import type { Report } from './schema.ts';

/** A report without the specs that say `public: false`, and without what was found about them. */
export function publicReport(report: Report): Report {
  const hidden = new Set(report.specs.filter((spec) => !spec.public).map(({ id }) => id));
  if (hidden.size === 0) return report;
  const isShown = (id: string | null): boolean => id === null || !hidden.has(id);
  const specs = report.specs
    .filter(({ id }) => isShown(id))
    .map((spec) => ({
      ...spec,
      upstream: spec.upstream.filter(isShown),
      upstreamDrift: spec.upstreamDrift.filter(isShown),
    }));
  const findings = report.findings.filter(({ spec }) => isShown(spec));
  return { ...report, specs, findings, summary: summarize(specs, findings) };
}
