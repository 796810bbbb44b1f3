import { wrapAnsi } from 'fast-wrap-ansi';
import { withoutCommands } from '../../text/printable.ts';

/** How a report looks in a terminal. */
export interface TextLook {
  readonly colour: boolean;
  /** Columns to fit into; `null` where lines are not to be broken. */
  readonly width: number | null;
}

/** A line that may be broken, or one that has to stay whole, such as a command. */
export type Line = string | { readonly whole: string };

/** Narrower than this, and breaking lines does more harm than good. */
const MIN_WIDTH = 40;

/** Columns by which the rest of a broken line stands further in than its beginning. */
const HANGING = 2;
/** The same for a line that is not indented: below the text behind a severity. */
const HANGING_AT_MARGIN = 6;

/**
 * Joins lines, broken between words so that they fit. A word that is too long stays whole. GitHub
 * takes a line that begins with `::` for a command, so none does.
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
