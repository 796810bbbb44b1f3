import { summarize } from '@astro-drift/engine/internal/report/compose';
import type { Report } from '@astro-drift/engine/internal/report/schema';
import { isAbout } from '@astro-drift/engine/internal/rules/index';

/**
 * Makes the report for the readers of a site: without error messages of git, which are for maintainers
 * and are in the build log. The fact that something could not be checked stays.
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
