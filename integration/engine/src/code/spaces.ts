/** Returns a text without its byte order mark, in which every line ends with `\n`. */
export function normalizeLines(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Returns a line without the blanks at its beginning. */
export function trimStart(line: string): string {
  let start = 0;
  while (start < line.length && isBlank(line, start)) start++;
  return line.slice(start);
}

/** Returns a line without the blanks at its end. */
export function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isBlank(line, end - 1)) end--;
  return line.slice(0, end);
}

/**
 * Whether a character is a space for parsers. Parsers accept only some of the space characters of
 * Unicode.
 */
function isBlank(line: string, at: number): boolean {
  const character = line[at];
  return character === ' ' || character === '\t' || character === '\f' || character === '\v';
}

/** Replaces each run of white space by one space. */
export function collapse(text: string): string {
  return text.split(/\s+/).join(' ');
}
