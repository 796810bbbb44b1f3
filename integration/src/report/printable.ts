import type { Report } from './schema.ts';

/** Control characters, line breaks among them, and marks that turn the order of letters around. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- these are the characters to find
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Begins a command to Azure Pipelines, TeamCity or GitHub, wherever it stands in a line. */
const COMMAND = /##(?=\w*\[)/g;

/** Finds something that may have to be replaced, half of a character among it. */
const DOUBTFUL = /[^ -~\u00a1-\u061b]|##/;

/**
 * Text that stays on its line and steers no terminal. Untrusted titles and paths may hold characters
 * that do, or that begin a line which a CI service takes for a command.
 */
export function printable(text: string): string {
  // Most texts are, and to look is quicker than to replace.
  if (!DOUBTFUL.test(text)) return text;
  return text.toWellFormed().replace(UNPRINTABLE, '\uFFFD').replace(COMMAND, '#\uFFFD');
}

/** A line of code as it may be printed: {@link printable}, but for its tabs, and its `\r` at the end. */
export function printableCode(line: string): string {
  return withoutCommands(line.replace(/\r$/, '').split('\t').map(printable).join('\t'));
}

/** GitHub takes a line that begins with `::` for a command, whatever space stands before it. */
export function withoutCommands(lines: string): string {
  return lines.replace(/^([^\S\n]*)(?=::)/gm, '$1\uFFFD');
}

/** A report of which every text is {@link printable}. */
export function printableReport(report: Report): Report {
  return withPrintable(report) as Report;
}

/** What is printable already stays the same object: of a large report, that is mostly all. */
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
