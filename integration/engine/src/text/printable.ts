/**
 * Control characters, line breaks among them, marks that turn the order of letters around, and what
 * is no character. One at a time, as a class of a regular expression.
 */
export const UNPRINTABLE = String.raw`\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff`;

const UNPRINTABLES = new RegExp(`[${UNPRINTABLE}]`, 'g');

/** Begins a command to Azure Pipelines, TeamCity or GitHub, wherever it stands in a line. */
const COMMAND = /##(?=\w*\[)/g;

/** Finds something that may have to be replaced, half of a character among it. */
const DOUBTFUL = /[^ -~\u00a1-\u061b]|##/;

/**
 * Text that stays on its line and steers no terminal. Untrusted titles and paths may hold characters
 * that do, or that begin a line which a CI service takes for a command.
 */
export function printable(text: string): string {
  // Most texts need no change, and a test is faster than a replacement.
  if (!DOUBTFUL.test(text)) return text;
  return text.toWellFormed().replace(UNPRINTABLES, '\uFFFD').replace(COMMAND, '#\uFFFD');
}

/** A line of code as it may be printed: {@link printable}, but for its tabs, and its `\r` at the end. */
export function printableCode(line: string): string {
  return withoutCommands(line.replace(/\r$/, '').split('\t').map(printable).join('\t'));
}

/** GitHub takes a line that begins with `::` for a command, whatever space stands before it. */
export function withoutCommands(lines: string): string {
  return lines.replace(/^([^\S\n]*)(?=::)/gm, '$1\uFFFD');
}
