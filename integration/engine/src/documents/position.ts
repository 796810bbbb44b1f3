import type { MdastNode } from 'satteri';

/** A place in a file. Lines and columns are counted from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns where a node begins. */
export function startOf(node: MdastNode): Position {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/**
 * Makes a function that finds the place in the file for an offset in the text of a node. The text
 * lacks the marks that quotes and lists put before its lines, and may have spaces in place of a
 * tab.
 *
 * @param source the lines of the file
 * @param start where the text begins
 * @returns a function for offsets that rise from call to call
 */
export function placesIn(
  source: readonly string[],
  start: Position,
  text: string,
): (offset: number) => Position {
  let { line } = start;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line++;
    if (line === start.line) return { line, column: start.column + offset };
    const rest = text.slice(offset, next === -1 ? undefined : next).trimEnd();
    const length = (source[line - 1] ?? '').trimEnd().length;
    return { line, column: Math.max(1, length - rest.length + 1) };
  };
}
