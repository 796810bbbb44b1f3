import { summarize } from '@astro-drift/engine/internal/report/compose';
import type { Report } from '@astro-drift/engine/internal/report/schema';

/**
 * A report for the readers of a site. That something could not be checked concerns them; what git
 * said about it concerns those who look after the documentation, and stands in their log.
 */
export function withoutCauses(report: Report): Report {
  const { problem, fetchProblem, ...repository } = report.repository;
  if (problem?.cause === undefined && fetchProblem === undefined) return report;
  const findings = report.findings.filter(
    ({ rule, file }) => rule !== 'unknown-baseline' || file !== '.',
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
