/**
 * Lines up cells in columns, under a head.
 *
 * @param dress gives a cell, already as wide as its column, a style
 */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  dress: (cell: string, row: number, column: number) => string,
): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const write = (row: readonly string[], index: number): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .map((cell, column) => (index < 0 ? cell : dress(cell, index, column)))
      .join('  ')
      .trimEnd();
  return [write(head, -1), ...rows.map(write)].join('\n');
}
