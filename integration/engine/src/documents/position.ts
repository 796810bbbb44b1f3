import type { MdastNode } from 'satteri';

/** A place in a file, from 1; columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a node begins. */
export function startOf(node: MdastNode): Position {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/**
 * Tells for places in a node's text where they are in the file. The text lacks what quotes and lists
 * put before its lines, and may have spaces for a tab.
 *
 * @param source the lines of the file
 * @param start where the text begins
 * @returns to be asked for offsets that rise
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
