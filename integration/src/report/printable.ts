import type { Report } from './schema.ts';

/** Control characters, line breaks among them, and marks that turn the order of letters around. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- these are the characters to find
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * Text that stays on its line and steers no terminal. Untrusted titles and paths may hold characters
 * that do, or that begin a line which a CI service takes for a command.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '\uFFFD');
}

/** A line of code as it may be printed: {@link printable}, but for its tabs. */
export function printableCode(line: string): string {
  return line.split('\t').map(printable).join('\t');
}

/** A report of which every text is {@link printable}. */
export function printableReport(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as Report;
}
