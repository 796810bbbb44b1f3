import { createHash } from 'node:crypto';
import type { Subject } from './draft.ts';
import type { Finding } from './schema.ts';

/**
 * Gives every finding its identity, which neither lines nor other findings decide. Findings of one
 * rule on the same subject of the same file are counted in the order in which they come.
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

/** 128 bits, in hexadecimal digits. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
