/** Seconds since 1970 as RFC 3339 in UTC, such as `2026-01-28T14:45:00Z`. */
export function toTimestamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The day of a timestamp, such as `2026-01-28`. */
export function dayOf(timestamp: string): string {
  return timestamp.slice(0, 10);
}
