/** The first and the last second that RFC 3339 can write. Its years have four digits. */
const FIRST = Date.parse('0000-01-01T00:00:00Z') / 1000;
const LAST = Date.parse('9999-12-31T23:59:59Z') / 1000;

/**
 * Returns a time in the form of RFC 3339 in UTC, such as `2026-01-28T14:45:00Z`. The date of a
 * commit can be any number. If RFC 3339 cannot write it, the nearest time that it can write is
 * returned.
 */
export function toTimestamp(seconds: number): string {
  const known = Math.min(Math.max(seconds, FIRST), LAST);
  return new Date(known * 1000).toISOString().replace('.000Z', 'Z');
}

/** Returns the day of a timestamp, such as `2026-01-28`. */
export function dayOf(timestamp: string): string {
  return timestamp.slice(0, 10);
}
