/**
 * The characters that must not be printed, as part of a character class in a regular expression:
 * control characters (also line breaks), marks that change the direction of text, and code points
 * that are no characters.
 */
export const UNPRINTABLE = String.raw`\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff`;

const UNPRINTABLES = new RegExp(`[${UNPRINTABLE}]`, 'g');

/**
 * Matches the start of a command for Azure Pipelines, TeamCity or GitHub, at any place in a line.
 */
const COMMAND = /##(?=\w*\[)/g;

/** Matches what may have to be replaced. It also matches single halves of characters. */
const DOUBTFUL = /[^ -~\u00a1-\u061b]|##/;

/**
 * Returns a text that stays on its line and does not control a terminal. Untrusted titles and paths
 * can contain characters that do. They can also contain what a CI service takes for a command.
 */
export function printable(text: string): string {
  // Most texts need no change, and a test is faster than a replacement.
  if (!DOUBTFUL.test(text)) return text;
  return text.toWellFormed().replace(UNPRINTABLES, '\uFFFD').replace(COMMAND, '#\uFFFD');
}

/**
 * Makes a line of code printable. It does the same as {@link printable}, but keeps tabs, and
 * removes a `\r` at the end.
 */
export function printableCode(line: string): string {
  return withoutCommands(line.replace(/\r$/, '').split('\t').map(printable).join('\t'));
}

/**
 * Breaks commands of GitHub. GitHub takes a line that begins with `::` for a command, even after
 * white space.
 */
export function withoutCommands(lines: string): string {
  return lines.replace(/^([^\S\n]*)(?=::)/gm, '$1\uFFFD');
}
