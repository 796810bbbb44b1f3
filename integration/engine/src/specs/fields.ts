/** Reads a list field. A single value counts as a list of one, and numbers are read as text. */
export function readList(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map((item) => String(item).trim())
    .filter(Boolean);
}

/** Reads a text field. Returns `null` for anything but a non-empty text. */
export function readText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * The maximum length of a time, in characters. The regular expressions below need quadratic time
 * for longer texts, and no valid time is longer.
 */
const MAX_TIME_LENGTH = 50;

/**
 * Reads a time: a YAML date, or RFC 3339 text. A text without a time zone is read as UTC, so that
 * every machine reads the same time. Returns seconds since 1970, or `null` for anything else, such
 * as the 30th of February.
 */
export function readTime(value: unknown): number | null {
  if (value instanceof Date) return seconds(value.getTime());
  const text = readText(value);
  if (text === null || text.length > MAX_TIME_LENGTH) return null;
  if (!isDay(/^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '')) return null;
  const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) +/, '$1T').replace(/\s+(?=[+-]\d|Z$)/i, '');
  const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) || !iso.includes('T');
  return seconds(Date.parse(zoned ? iso : `${iso}Z`));
}

/** Whether the calendar has a day. `Date` would read the 30th of February as a day in March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function seconds(milliseconds: number): number | null {
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}

/** Reads a field that is a mapping. Returns an empty mapping for anything else. */
export function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
