import { LogText } from '@astro-drift/engine/internal/text/log-text';
import { printable } from '@astro-drift/engine/internal/text/printable';
import stringWidth from 'fast-string-width';

/**
 * Lines up cells in columns, under a head. Cells may hold untrusted text.
 *
 * @param dress gives a cell, already as wide as its column, a style
 */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  dress: (cell: string, row: number, column: number) => string,
): LogText {
  const cells = rows.map((row) => row.map(printable));
  const widths = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => stringWidth(row[column] ?? ''))),
  );
  const write = (row: readonly string[], index: number): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .map((cell, column) => (index < 0 ? cell : dress(cell, index, column)))
      .join('  ')
      .trimEnd();
  return new LogText([write(head, -1), ...cells.map(write)].join('\n'));
}
