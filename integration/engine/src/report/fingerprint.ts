import { createHash } from 'node:crypto';
import type { Subject } from '../rules/rule.ts';
import type { Finding } from './schema.ts';

/** The subject of each finding of a report. */
export type Subjects = ReadonlyMap<Finding, Subject>;

/**
 * Adds a fingerprint to every finding. It depends on rule, file and subject, not on the line or on
 * other findings. Findings with the same three are numbered in their order.
 */
export function fingerprint(
  findings: readonly (Omit<Finding, 'fingerprint'> & Partial<Subject>)[],
): Map<Finding, Subject> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map(({ subject, section = null, ...finding }) => {
      const key = [finding.rule, finding.file, subject ?? finding.message].join('\0');
      const number = (seen.get(key) ?? 0) + 1;
      seen.set(key, number);
      return [
        { ...finding, fingerprint: digest(`${key}\0${number}`) },
        { subject: subject ?? '', section },
      ];
    }),
  );
}

/** 128 bits as hexadecimal digits. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
