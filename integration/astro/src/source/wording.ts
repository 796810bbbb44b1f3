import type { CitationState } from '@astro-drift/engine/internal/citations/state';
import type { Strings } from '../strings/strings.ts';
import type { BaselineDifference } from './baselines.ts';
import type { LineRange } from './line-range.ts';

/**
 * Describes the state of cited lines to readers of the source. Returns `null` if the lines are
 * unchanged.
 */
export function describeState(state: CitationState, strings: Strings): string | null {
  return state === 'ok' ? null : strings.text(`drift.source.${state}`);
}

/** Describes lines, for example as `line 12` or `lines 12 to 40`. */
export function describeLines({ first, last }: LineRange, strings: Strings): string {
  return first === last
    ? strings.text('drift.citation.line', { lines: first })
    : strings.text('drift.source.lines', { first, last });
}

/**
 * Describes how a file differs from an earlier version, for example as `45 added, 3 changed` or
 * `unchanged`.
 */
export function describeDifference(difference: BaselineDifference, strings: Strings): string {
  const { state, added, changed, removed } = difference;
  const counts = [
    ...(added > 0 ? [strings.count('drift.source.linesAdded', added)] : []),
    ...(changed > 0 ? [strings.count('drift.source.linesChanged', changed)] : []),
    ...(removed > 0 ? [strings.count('drift.source.linesRemoved', removed)] : []),
  ].join(', ');
  switch (state) {
    case 'unchanged':
    case 'new':
    case 'unknown':
      return strings.text(`drift.source.${state}`);
    case 'changed':
      return counts === '' ? strings.text('drift.source.same') : counts;
    case 'unmarked':
      return strings.text('drift.source.unmarked', { difference: counts });
  }
}

/** Describes a size, for example as `812 bytes`, `5.5 kB` or `3.1 MB`. */
export function describeSize(bytes: number, strings: Strings): string {
  if (bytes < 1000) return strings.count('drift.source.bytes', bytes);
  const isSmall = bytes < 1_000_000;
  const size = strings.number(bytes / (isSmall ? 1000 : 1_000_000), 1);
  return strings.text(isSmall ? 'drift.source.kilobytes' : 'drift.source.megabytes', { size });
}
