import { bareMessage } from '../bare-message.ts';
import type { Finding, Report } from '../schema.ts';
import { writeJson } from '../../text/json.ts';

const SEVERITIES: Readonly<Record<Finding['severity'], string>> = { error: 'major', warn: 'minor' };

/** GitLab's code quality report. */
export function renderGitlab({ findings }: Report): Iterable<string> {
  const issues = findings.map((finding) => ({
    description: `${bareMessage(finding)} (${finding.help})`,
    check_name: finding.rule,
    fingerprint: finding.fingerprint,
    severity: SEVERITIES[finding.severity],
    location: { path: finding.file, lines: { begin: finding.line ?? 1 } },
  }));
  return writeJson(issues);
}
