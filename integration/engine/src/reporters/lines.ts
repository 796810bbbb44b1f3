import { stripVTControlCharacters } from 'node:util';
import { wrapAnsi } from 'fast-wrap-ansi';
import { withoutCommands } from '../text/printable.ts';

/**
 * A line that may be wrapped. An object with `whole` must not be wrapped; commands are an example.
 * The text of an object with `margin` is wrapped beside its margin.
 */
export type Line =
  string | { readonly whole: string } | { readonly margin: string; readonly text: string };

/** The smallest width at which text is wrapped. Narrower text would be hard to read. */
const MIN_WIDTH = 40;

/** The number of columns by which the continuation of a wrapped line is indented further. */
const HANGING = 2;
/**
 * The indent of a continuation if the line itself has no indent. It aligns the text with that after
 * a severity.
 */
const HANGING_AT_MARGIN = 6;

/** Matches the commands in a text: between backticks, or after a colon at its end. */
const COMMAND =
  /(?<=`)(?:astro-drift|chant|git|npx) [^`]+(?=`)|(?<=: )(?:astro-drift|chant|git|npx) .+$/g;

/** Stands for a space that must not be replaced by a line break. No text contains it. */
const FIXED_SPACE = '\uFFFF';

/**
 * Joins lines, and wraps them between words. A word that is too long is not broken, nor is a
 * command, so that it can be copied. `::` at the
 * beginning of a line is escaped, because GitHub takes such a line for a command.
 */
export function layOut(lines: readonly Line[], width: number | null): string {
  const rows = lines.map((line) => {
    if (typeof line === 'string') {
      return width === null ? line : breakLine(line, Math.max(width, MIN_WIDTH));
    }
    if ('whole' in line) return line.whole;
    const { margin, text } = line;
    return width === null ? margin + text : breakBeside(margin, text, Math.max(width, MIN_WIDTH));
  });
  return withoutCommands(rows.join('\n'));
}

function breakLine(line: string, width: number): string {
  const text = line.trimStart();
  const indent = line.length - text.length;
  const hanging = indent === 0 ? HANGING_AT_MARGIN : indent + HANGING;
  const rows = wrap(' '.repeat(indent) + text, width, { trim: false });
  if (rows.length === 1) return line;
  const [first = '', ...rest] = wrap(text, width - hanging);
  return [' '.repeat(indent) + first, ...rest.map((row) => ' '.repeat(hanging) + row)].join('\n');
}

/** Wraps a text beside its margin. */
function breakBeside(margin: string, text: string, width: number): string {
  const columns = stripVTControlCharacters(margin).length;
  const [first = '', ...rest] = wrap(text, width - columns);
  return [margin + first, ...rest.map((row) => ' '.repeat(columns) + row)].join('\n');
}

function wrap(text: string, width: number, options?: Parameters<typeof wrapAnsi>[2]): string[] {
  const fixed = text.replace(COMMAND, (command) => command.replaceAll(' ', FIXED_SPACE));
  return wrapAnsi(fixed, width, options).replaceAll(FIXED_SPACE, ' ').split('\n');
}
