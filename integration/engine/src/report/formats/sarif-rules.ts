import type { ReportingDescriptor } from 'sarif';
import { EXPLANATIONS, type Explanation } from '../explanations.ts';
import { type RuleName, RULES } from '../rules.ts';

const NAMES = Object.keys(RULES) as RuleName[];

/** All rules, with what they mean and how to put right what they find. */
export const RULE_DESCRIPTORS: readonly ReportingDescriptor[] = NAMES.map((name) =>
  describeRule(name, EXPLANATIONS[name]),
);

/** The position of a rule among {@link RULE_DESCRIPTORS}; -1 for none of them. */
export function ruleIndex(rule: string): number {
  return NAMES.findIndex((name) => name === rule);
}

function describeRule(
  id: RuleName,
  { summary, meaning, remedies }: Explanation,
): ReportingDescriptor {
  const severity = RULES[id];
  const level = severity === 'error' ? 'error' : severity === 'warn' ? 'warning' : 'none';
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary}. ${meaning}` },
    help: {
      text: [meaning, '', ...remedies].join('\n'),
      markdown: [meaning, '', ...remedies.map((remedy) => `- ${remedy}`)].join('\n'),
    },
    // A rule that is switched on by hand warns, unless a result says otherwise.
    defaultConfiguration: level === 'none' ? { enabled: false } : { level },
    properties: {
      tags: ['documentation'],
      'problem.severity': level === 'error' ? 'error' : 'warning',
    },
  };
}
