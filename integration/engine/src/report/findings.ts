import type { SpecAnalysis } from '../drift/analyze-specs.ts';
import { wholeReason } from '../git/repository.ts';
import { ruleProblem, settingOf } from '../rules/config.ts';
import { ALL_RULES, type RuleConfig, type RuleName, ruleOf } from '../rules/index.ts';
import { secondsIn } from '../rules/options.ts';
import type {
  DeclarationProblem,
  ReportedSpec,
  RuleInput,
  RuleSetting,
  Severity,
  Subject,
  UnratedFinding,
} from '../rules/rule.ts';
import { kindOf } from '../specs/kinds.ts';
import type { ReportInput } from './report-input.ts';
import { fingerprint } from './fingerprint.ts';
import type { Finding, SpecReport } from './schema.ts';
import { sortFindings } from './sort-findings.ts';

/**
 * Applies all rules.
 *
 * @param specs the specs in the order of the analyses
 * @returns the findings of rules that are not switched off, sorted by file, line and rule
 */
export function findFindings(
  {
    repository,
    analyses,
    problems,
    sources,
    staleReferences,
    staleNames,
    brokenLinks,
    unusedPatterns,
    now,
  }: ReportInput,
  specs: readonly SpecReport[],
  config: RuleConfig,
): Map<Finding, Subject> {
  const { problem, fetchProblem } = repository;
  const overrides = new Map(analyses.map(({ spec }) => [spec.id, spec.rules]));
  const settingFor = (rule: RuleName, spec: string): RuleSetting =>
    settingOf(rule, config, overrides.get(spec));
  const reported = analyses.flatMap((analysis, index): ReportedSpec[] => {
    const report = specs[index];
    return report === undefined ? [] : [{ analysis, report }];
  });
  const declares = ({ report }: ReportedSpec): boolean => kindOf(report).declaresSources;
  const input: RuleInput = {
    repository: {
      problem: problem && { reason: wholeReason(problem), fix: problem.fix },
      fetchProblem,
    },
    specs: reported.filter(declares),
    pages: reported.filter((each) => !declares(each)),
    problems: [...problems, ...analyses.flatMap(overrideProblems)],
    sources,
    staleReferences,
    brokenLinks,
    staleNames,
    unusedPatterns,
    now,
    settingOf: (name, spec) => settingFor(ruleOf(name).name, spec),
  };
  const findings = ALL_RULES.flatMap((rule) =>
    rule.find(input).flatMap(({ minor = false, pendingSince, ...finding }) => {
      const setting = settingFor(rule.name, finding.spec ?? '');
      const severity = rate(setting, pendingSince, now);
      if (severity === 'off') return [];
      return [{ ...finding, rule: rule.name, severity: minor ? ('warn' as const) : severity }];
    }),
  );
  return fingerprint(sortFindings(findings));
}

/**
 * Returns the severity of a finding. While the first pending change is newer than the grace period
 * of the rule, an error is a warning, and a warning is left out.
 */
function rate(
  { severity, options: { after = '0h' } }: RuleSetting,
  pendingSince: UnratedFinding['pendingSince'],
  now: number,
): Severity {
  if (pendingSince === undefined) return severity;
  const isPardoned = now - (pendingSince ?? now) < secondsIn(after);
  if (!isPardoned) return severity;
  return severity === 'error' ? 'warn' : 'off';
}

/** Returns the settings in `rules` of a spec that cannot be used. */
function overrideProblems({ spec }: SpecAnalysis): DeclarationProblem[] {
  return Object.entries(spec.rules).flatMap(([name, severity]) => {
    const message = ruleProblem(name, severity);
    return message === null ? [] : [{ file: spec.file, line: 1, message, spec: spec.id }];
  });
}
