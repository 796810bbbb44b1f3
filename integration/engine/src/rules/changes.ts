import { baselineDay } from '../report/baseline-day.ts';
import { driftCount, sourceCount } from '../report/source-count.ts';
import type { ChangeReport, SpecReport } from '../report/spec-schema.ts';

/** The number of changed files that a message names. */
const LISTED = 3;

/**
 * Describes the changes of a spec in one sentence:
 * `1 of 152 sources changed since 2026-01-28: src/auth/routes.py (+45 −12)`.
 */
export function describeChanges(spec: SpecReport): string {
  const { acceptance } = spec.baseline;
  const day = baselineDay(spec);
  const since = day === null ? '' : ` since ${day}`;
  const significant = spec.changes.filter((change) => change.significant);
  const listed = significant.slice(0, LISTED).map(describeChange);
  const count = driftCount(spec);
  const rest = count - listed.length;
  const more = rest > 0 ? [`${rest} more`] : [];
  const named = [...(listed.length > 0 ? [listed.join(', ')] : []), ...more].join(' and ');
  const expired =
    acceptance?.expired === true ? `; accepted only until ${acceptance.until ?? ''}` : '';
  return `${count} of ${sourceCount(spec)} sources changed${since}: ${named}${expired}`;
}

function describeChange({ path, previousPath, kind, additions, deletions }: ChangeReport): string {
  if (kind === 'renamed') return `${path} (renamed from ${previousPath ?? ''})`;
  if (kind !== 'modified') return `${path} (${kind})`;
  return additions === null ? path : `${path} (+${additions} −${deletions ?? 0})`;
}

/**
 * Says what to do about a spec that has drifted, or about a spec whose upstream spec has drifted.
 */
export function recommendedHelp({ recommendation }: SpecReport): string {
  if (recommendation === null) return 'Bring the upstream spec up to date first.';
  const { text, command } = recommendation;
  return command === null ? `${text}.` : `${text}: ${command}`;
}
