import type { Report } from '@astro-drift/engine/internal/report/schema';
import { withSpecs } from '@astro-drift/engine/internal/report/summary';
import { isAbout, ruleOf } from '@astro-drift/engine/internal/rules/index';

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

/**
 * Removes from a report the pages and headings that rules suggest. They can be those of a draft,
 * which belongs to no spec, so that nothing else would hide it.
 */
export function withoutSuggestions(report: Report): Report {
  const specs = new Map(report.specs.map((spec) => [spec.id, spec]));
  const findings = report.findings.flatMap((finding) => {
    const rule = ruleOf(finding.rule);
    if (rule.suggestsPages !== true) return [finding];
    const spec = specs.get(finding.spec ?? '') ?? null;
    const wording = rule.publish(finding, { spec, specs: report.specs });
    return wording === null ? [] : [{ ...finding, message: wording.message, help: wording.help }];
  });
  return withSpecs(report, report.specs, findings);
}
