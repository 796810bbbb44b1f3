import { createHash } from 'node:crypto';
import type { Subject } from '../rules/rule.ts';
import type { Finding } from './schema.ts';

/** The subject of each finding of a report. */
export type Subjects = ReadonlyMap<Finding, Subject>;

/**
 * Adds a fingerprint to each finding. It depends on the rule, the file and the subject of the
 * finding. It does not depend on the line or on other findings. If several findings have the same
 * rule, file and subject, they are numbered in their order.
 */
export function fingerprint(
  findings: readonly (Omit<Finding, 'fingerprint'> & Partial<Subject>)[],
): Map<Finding, Subject> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map(({ subject, section = null, concern, ...finding }) => {
      const key = [finding.rule, finding.file, subject ?? finding.message].join('\0');
      const number = (seen.get(key) ?? 0) + 1;
      seen.set(key, number);
      return [
        { ...finding, fingerprint: digest(`${key}\0${number}`) },
        { subject: subject ?? '', section, concern },
      ];
    }),
  );
}

/** Returns a hash of 128 bits as hexadecimal digits. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
