import { plural } from '../plural.ts';
import type { Finding, SinceReport, SpecReport } from '../schema.ts';

/** What a narrowed report was compared with, in one line. */
export function renderSince({ ref, commit }: SinceReport): string {
  const name = commit.startsWith(ref) ? '' : `${ref}, `;
  return `What changed since ${name}commit ${commit.slice(0, 7)}, and what that concerns:`;
}

/**
 * What the changes since resolved.
 *
 * @param rest how many findings there are besides
 */
export function renderResolved(resolved: readonly Finding[], rest: number): string[] {
  const lines = resolved.map(({ rule, message }) => `  ${rule}: ${message}`);
  const more = rest > 0 ? [`  … and ${plural(rest, 'more finding')}`] : [];
  return [`Resolved ${plural(resolved.length + rest, 'finding')}:`, ...lines, ...more];
}

/** Whether a spec had drifted before, and is in a narrowed report for something else. */
export function hasOnlyDriftedBefore({ status, changes }: SpecReport): boolean {
  return status === 'drifted' && changes.length === 0;
}

/** What to say where the changes since caused nothing. */
export const NOTHING_CAUSED = 'The changes leave no document behind.';
