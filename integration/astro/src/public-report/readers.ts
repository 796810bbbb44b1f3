import type { Report } from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { isAbout } from '@astro-drift/engine/internal/rules/index';

/**
 * Removes from a report what only maintainers need. Readers of the site learn that something could
 * not be checked, but not what git printed. Maintainers find this in the build log.
 */
export function withoutCauses(report: Report): Report {
  const { problem, fetchProblem, ...repository } = report.repository;
  if (problem?.cause === undefined && fetchProblem === undefined) return report;
  const findings = report.findings.filter(
    (finding) => !isAbout(finding, 'baseline') || finding.file !== '.',
  );
  return {
    ...withSpecs(report, report.specs, findings),
    repository: {
      ...repository,
      problem: problem === null ? null : { reason: problem.reason, fix: problem.fix },
    },
  };
}
