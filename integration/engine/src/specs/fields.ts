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
 * How a time is written: as a day without a time of day, in UTC or without a time zone, or with the
 * offset of a time zone.
 */
export type TimeForm = 'day' | 'utc' | 'offset';

/** A time in seconds since 1970, and how it is written. */
export interface WrittenTime {
  readonly time: number;
  readonly form: TimeForm;
}

/**
 * Reads a time: a YAML date, or RFC 3339 text. A text without a time zone is read as UTC, so that
 * every machine reads the same time. Returns `null` for anything else, such as the 30th of
 * February.
 */
export function readWrittenTime(value: unknown): WrittenTime | null {
  if (value instanceof Date) return written(value.getTime(), 'utc');
  const text = readText(value);
  if (text === null || text.length > MAX_TIME_LENGTH) return null;
  if (!isDay(/^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '')) return null;
  const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) +/, '$1T').replace(/\s+(?=[+-]\d|Z$)/i, '');
  if (!iso.includes('T')) return written(Date.parse(iso), 'day');
  if (/T.*[+-]\d{2}:?\d{2}$/i.test(iso)) return written(Date.parse(iso), 'offset');
  return written(Date.parse(/Z$/i.test(iso) ? iso : `${iso}Z`), 'utc');
}

/** Reads a time as {@link readWrittenTime} does. Returns seconds since 1970. */
export function readTime(value: unknown): number | null {
  return readWrittenTime(value)?.time ?? null;
}

/** Whether the calendar has a day. `Date` would read the 30th of February as a day in March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function written(milliseconds: number, form: TimeForm): WrittenTime | null {
  return Number.isNaN(milliseconds) ? null : { time: Math.floor(milliseconds / 1000), form };
}

/** Reads a field that is a mapping. Returns an empty mapping for anything else. */
export function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
