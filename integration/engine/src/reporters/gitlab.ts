import { bareMessage } from '../report/bare-message.ts';
import type { Finding, Report } from '../report/schema.ts';
import { writeJson } from '../text/json.ts';
import type { Reporter } from './reporter.ts';

const SEVERITIES: Readonly<Record<Finding['severity'], string>> = { error: 'major', warn: 'minor' };

/** Writes a code quality report of GitLab. */
export const gitlabReporter = {
  name: 'gitlab',
  endings: [],
  summary: 'the code quality report of GitLab',
  commandsEscapedBy: 'reporter',
  render({ findings }: Report): Iterable<string> {
    const issues = findings.map((finding) => ({
      description: `${bareMessage(finding)} (${finding.help})`,
      check_name: finding.rule,
      fingerprint: finding.fingerprint,
      severity: SEVERITIES[finding.severity],
      location: { path: finding.file, lines: { begin: finding.line ?? 1 } },
    }));
    return writeJson(issues);
  },
} as const satisfies Reporter;
