import { type AuthoredCommit, FURTHEST_OFFSET } from '../git/commit.ts';
import type { WrittenTime } from '../specs/fields.ts';
import type { Completion } from '../specs/spec.ts';
import type { Baseline } from './baseline.ts';

/** What the time of a committed completion means. Times are seconds since 1970, UTC. */
export interface CompletionTime {
  /** The last second that the completion covers. */
  readonly until: number;
  /** How the time was read, as a clause; `null` if it means what is written. */
  readonly note: string | null;
  /** The last second in any time zone, if no commit tells which one is meant. */
  readonly earliest?: number;
}

const DAY = 86_400;

/** A completion is committed, or follows its work, within this many seconds. */
const NEAR = 600;

/**
 * Reads the time of a completion with the time zones of its commits. A day without a time of day
 * means the whole day where it was written. A time in UTC is really local time if only that reading
 * fits a commit, because chant used to write local time with a `Z`.
 *
 * @param entry the commit that added the completion to the spec file
 * @param named a commit of the spec's own work; `null` if none is known
 * @returns `null` if the completion has no time
 */
export function readCompletionTime(
  { field, time, form }: Completion,
  entry: AuthoredCommit,
  named: AuthoredCommit | null,
): CompletionTime | null {
  if (time === null) return null;
  if (form === 'day') {
    const offset = entry.authorOffset ?? 0;
    const zone = `that is the whole day in the time zone of the commit, ${formatOffset(offset)}`;
    return { until: time - offset + DAY - 1, note: offset === 0 ? null : zone };
  }
  const utc = { until: time, note: null };
  if (form === 'offset') return utc;
  for (const commit of named === null ? [entry] : [entry, named]) {
    const reading = readingOf(time, commit);
    if (reading === 'utc') return utc;
    if (reading === null) continue;
    const place = commit === entry ? 'the commit' : `commit ${commit.oid.slice(0, 7)}`;
    const offset = commit.authorOffset ?? 0;
    const note = `\`${field}\` has no time zone of its own: read as local time of ${place}, ${formatOffset(offset)}`;
    return { until: time - offset, note };
  }
  const earliest = time - FURTHEST_OFFSET;
  return isElsewhere(entry) ? { ...utc, earliest } : utc;
}

/**
 * Whether commits of the spec's own work may tell how a completion time was meant. They cannot if
 * the commit that added the completion tells it, or if its author's time zone is UTC.
 */
export function needsWork({ time, form }: Completion, entry: AuthoredCommit): boolean {
  return time !== null && form === 'utc' && isElsewhere(entry) && readingOf(time, entry) === null;
}

function isElsewhere({ authorOffset }: AuthoredCommit): boolean {
  return authorOffset !== null && authorOffset !== 0;
}

/** Returns the last second that a time stands for if no commit tells its time zone. */
export function lastSecondOf({ time, form }: WrittenTime): number {
  return form === 'day' ? time + DAY - 1 : time;
}

/**
 * Returns when the documents were declared right, in seconds since 1970. A day is returned as
 * midnight in UTC, so that its date is the one that is written.
 *
 * @param baseline the baseline that the completion gave, if any
 */
export function timeOfCompletion(
  completion: Completion | null,
  baseline: Baseline | null,
): number | null {
  const isRead = baseline?.kind === 'commit' && baseline.rule === 'completion-commit';
  const read = isRead && completion?.form !== 'day' ? baseline.authoredUntil : null;
  return read ?? completion?.time ?? null;
}

/** Returns the reading of a time that fits a commit; `null` if none does. */
function readingOf(
  time: number,
  { authorTime, authorOffset }: AuthoredCommit,
): 'utc' | 'local' | null {
  if (authorTime === null) return null;
  if (Math.abs(time - authorTime) <= NEAR) return 'utc';
  const local = time - (authorOffset ?? 0);
  return Math.abs(local - authorTime) <= NEAR ? 'local' : null;
}

/** Writes an offset as RFC 3339 does, such as `+10:00`. */
function formatOffset(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const parts = [Math.floor(minutes / 60), minutes % 60];
  const [hours, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return `${seconds < 0 ? '-' : '+'}${hours ?? ''}:${rest ?? ''}`;
}
