/** A run of characters with the same style. */
export interface Token {
  readonly text: string;
  /** The CSS classes of the token, such as `l3 d7`. The default style has none, so this is `''`. */
  readonly look: string;
}

/** The tokens of one line of a text, without its line break. */
export type TokenLine = readonly Token[];

/** Joins the tokens of a line. */
export function textOf(line: TokenLine): string {
  return line.map(({ text }) => text).join('');
}

/**
 * Splits a text into lines as git counts them, without colours. An empty line after the last line
 * feed does not count. A carriage return before a line feed belongs to the line.
 */
export function plainLines(text: string): TokenLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line === '' ? [] : [{ text: line, look: '' }]));
}

/**
 * Cuts a line into pieces. A token that contains a cut is divided.
 *
 * @param offsets where to cut, in UTF-16 units from the start of the line, in ascending order
 * @returns one piece more than there are offsets
 */
export function splitTokens(line: TokenLine, offsets: readonly number[]): TokenLine[] {
  const pieces: Token[][] = [[]];
  let at = 0;
  let cut = 0;
  for (const { text, look } of line) {
    let from = 0;
    for (;;) {
      const offset = offsets[cut] ?? Infinity;
      const to = Math.min(text.length, offset - at);
      if (to > from) pieces.at(-1)?.push({ text: text.slice(from, to), look });
      from = to;
      if (at + to < offset) break;
      pieces.push([]);
      cut++;
    }
    at += text.length;
  }
  for (; cut < offsets.length; cut++) pieces.push([]);
  return pieces;
}
