import type { Finding } from './schema.ts';

/** Sorts findings by file, line and rule. Of several that say the same, keeps one. */
export function sortFindings<T extends Pick<Finding, 'file' | 'line' | 'rule' | 'message'>>(
  findings: readonly T[],
): T[] {
  const keyOf = ({ file, line = 0, rule, message }: T): string =>
    [file, String(line).padStart(9, '0'), rule, message].join('\0');
  const unique = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
