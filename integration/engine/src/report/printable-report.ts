import { printable } from '../text/printable.ts';
import type { Report } from './schema.ts';

/** Returns a report in which each text is {@link printable}. */
export function printableReport(report: Report): Report {
  return withPrintable(report) as Report;
}

/** Returns the same object for a part that needs no change. Most of a large report needs none. */
function withPrintable(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | null = null;
  for (const key of Object.keys(parts)) {
    const part = withPrintable(parts[key]);
    if (part === parts[key]) continue;
    copy ??= (Array.isArray(value) ? value.slice() : { ...parts }) as Record<string, unknown>;
    copy[key] = part;
  }
  return copy ?? value;
}
