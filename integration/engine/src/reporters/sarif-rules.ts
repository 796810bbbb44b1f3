import type { ReportingDescriptor } from 'sarif';
import { ALL_RULES, RULE_NAMES, type RuleName } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

/** All rules, with what their findings mean and how to fix them. */
export const RULE_DESCRIPTORS: readonly ReportingDescriptor[] = ALL_RULES.map(describeRule);

/** The index of a rule in {@link RULE_DESCRIPTORS}. */
export function ruleIndex(rule: RuleName): number {
  return RULE_NAMES.indexOf(rule);
}

function describeRule({ name, severity, summary, meaning, remedies }: Rule): ReportingDescriptor {
  const level = severity === 'error' ? 'error' : severity === 'warn' ? 'warning' : 'none';
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary}. ${meaning}` },
    help: {
      text: [meaning, '', ...remedies].join('\n'),
      markdown: [meaning, '', ...remedies.map((remedy) => `- ${remedy}`)].join('\n'),
    },
    // If a user turns a rule on, its results are warnings, unless a result has a level of its own.
    defaultConfiguration: level === 'none' ? { enabled: false } : { level },
    properties: {
      tags: ['documentation'],
      'problem.severity': level === 'error' ? 'error' : 'warning',
    },
  };
}
