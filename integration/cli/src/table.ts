import { LogText } from '@astro-drift/engine/internal/text/log-text';
import { printable } from '@astro-drift/engine/internal/text/printable';
import stringWidth from 'fast-string-width';

/**
 * Renders a table with aligned columns and a header row. Cells may contain untrusted text.
 *
 * @param styleCell styles a cell that is padded to the width of its column
 */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  styleCell: (cell: string, row: number, column: number) => string,
): LogText {
  const cells = rows.map((row) => row.map(printable));
  const widths = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => stringWidth(row[column] ?? ''))),
  );
  const write = (row: readonly string[], index: number): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .map((cell, column) => (index < 0 ? cell : styleCell(cell, index, column)))
      .join('  ')
      .trimEnd();
  return new LogText([write(head, -1), ...cells.map(write)].join('\n'));
}
