import { wrapAnsi } from 'fast-wrap-ansi';
import { withoutCommands } from '../text/printable.ts';

/** A line that may be wrapped; or one that must not be, such as a command. */
export type Line = string | { readonly whole: string };

/** The minimum width. Wrapping at fewer columns would make the text hard to read. */
const MIN_WIDTH = 40;

/** The additional indentation of the continuation of a wrapped line, in columns. */
const HANGING = 2;
/** The same for a line without indentation: the continuation aligns with the text after a severity. */
const HANGING_AT_MARGIN = 6;

/**
 * Joins lines, and wraps them between words. A word that is too long is not broken. GitHub reads a
 * line that begins with `::` as a command; such a beginning is escaped.
 */
export function layOut(lines: readonly Line[], width: number | null): string {
  const rows = lines.map((line) => {
    if (typeof line !== 'string') return line.whole;
    return width === null ? line : breakLine(line, Math.max(width, MIN_WIDTH));
  });
  return withoutCommands(rows.join('\n'));
}

function breakLine(line: string, width: number): string {
  const text = line.trimStart();
  const indent = line.length - text.length;
  const hanging = indent === 0 ? HANGING_AT_MARGIN : indent + HANGING;
  const rows = wrapAnsi(' '.repeat(indent) + text, width, { trim: false }).split('\n');
  if (rows.length === 1) return line;
  const [first = '', ...rest] = wrapAnsi(text, width - hanging).split('\n');
  return [' '.repeat(indent) + first, ...rest.map((row) => ' '.repeat(hanging) + row)].join('\n');
}
