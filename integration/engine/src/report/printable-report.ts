import { printable } from '../text/printable.ts';
import type { Report } from './schema.ts';

/** A report of which every text is {@link printable}. */
export function printableReport(report: Report): Report {
  return withPrintable(report) as Report;
}

/** Printable parts stay the same object, because most of a large report is printable. */
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
