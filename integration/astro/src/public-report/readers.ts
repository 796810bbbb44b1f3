import { summarize } from '@astro-drift/engine/internal/report/compose';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { isAbout } from '@astro-drift/engine/internal/rules/index';

/**
 * A report for the readers of a site. It says that something could not be checked, but not what git
 * printed about it. Maintainers find that in the build log.
 */
export function withoutCauses(report: Report): Report {
  const { problem, fetchProblem, ...repository } = report.repository;
  if (problem?.cause === undefined && fetchProblem === undefined) return report;
  const findings = report.findings.filter(
    (finding) => !isAbout(finding, 'baseline') || finding.file !== '.',
  );
  return {
    ...report,
    repository: {
      ...repository,
      problem: problem === null ? null : { reason: problem.reason, fix: problem.fix },
    },
    findings,
    summary: summarize(report.specs, findings),
  };
}
