import { LogText } from '@astro-drift/engine/internal/text/log-text';
import { printable } from '@astro-drift/engine/internal/text/printable';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** How a table is shown. */
export interface TableLook {
  /** The greatest length of a line, where cells are wrapped. `null` means that none is wrapped. */
  readonly width: number | null;
  /** Styles a line of a cell, which is padded to the width of its column. */
  readonly styleCell?: (cell: string, row: number, column: number) => string;
}

const GAP = '  ';

/** A column is not made narrower than this. */
const NARROWEST = 12;

/** Renders a table with aligned columns and a header row. Cells may contain untrusted text. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, styleCell = (cell) => cell }: TableLook,
): LogText {
  const cells = rows.map((row) => row.map(printable));
  const whole = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => stringWidth(row[column] ?? ''))),
  );
  const widths = width === null ? whole : narrowed(whole, width - GAP.length * (head.length - 1));
  const write = (row: readonly string[], index: number): string => {
    const wrapped = row.map((cell, column) => wrapCell(cell, widths[column] ?? 0));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((lines) => lines[at] ?? '')
        .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - stringWidth(text)))
        .map((text, column) => (index < 0 ? text : styleCell(text, index, column)))
        .join(GAP)
        .trimEnd(),
    ).join('\n');
  };
  return new LogText([write(head, -1), ...cells.map(write)].join('\n'));
}

/** Makes the widest columns narrower until all of them fit, or none can be narrower. */
function narrowed(widths: readonly number[], most: number): number[] {
  const fitting = [...widths];
  let excess = fitting.reduce((sum, width) => sum + width, 0) - most;
  for (; excess > 0; excess -= 1) {
    const widest = Math.max(...fitting);
    if (widest <= NARROWEST) break;
    fitting[fitting.lastIndexOf(widest)] = widest - 1;
  }
  return fitting;
}

/** Breaks a cell between words, a path after a `/`, and what is too long for that anywhere. */
function wrapCell(cell: string, width: number): string[] {
  if (stringWidth(cell) <= width) return [cell];
  const lines = [''];
  for (const part of cell.split(/(?<=[ /])/)) {
    const last = lines.at(-1) ?? '';
    if (stringWidth(last + part.trimEnd()) <= width) lines.splice(-1, 1, last + part);
    else lines.push(...wrapAnsi(part, width, { hard: true, trim: false }).split('\n'));
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}
