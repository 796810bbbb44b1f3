import Papa from 'papaparse';
import { normalizeLines } from './spaces.ts';

/** How many rows of data a change added and removed. A row that was edited counts as both. */
export interface RowChanges {
  readonly added: number;
  readonly removed: number;
}

/**
 * Compares the rows of a data file (CSV and TSV, JSON by line) without regard to their order, and
 * to how cells are quoted; `null` for other files.
 *
 * The first row of CSV and TSV is taken for the header and never counted: a renamed column is no
 * change of data.
 *
 * @param before `null` where there was no file, and `after` where there is none
 */
export function countRows(
  path: string,
  before: string | null,
  after: string | null,
): RowChanges | null {
  const rows = readerOf(path, after ?? before ?? '');
  return rows === null ? null : compareRows(rows(before ?? ''), rows(after ?? ''));
}

/** How to read rows. Both sides are read in one way, told from the newer one. */
function readerOf(path: string, sample: string): ((text: string) => string[]) | null {
  const name = path.toLowerCase();
  if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) return linesOf;
  if (!name.endsWith('.csv') && !name.endsWith('.tsv')) return null;
  const delimiter = name.endsWith('.tsv') ? '\t' : delimiterOf(normalizeLines(sample));
  return (text) => recordsOf(text, delimiter).slice(1);
}

/** The delimiter that is most frequent in the header. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n'));
  const [first] = [',', ';', '\t', '|']
    .map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
    .sort((a, b) => b.count - a.count);
  return first?.delimiter ?? ',';
}

function recordsOf(text: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(normalizeLines(text), {
    delimiter,
    newline: '\n',
    skipEmptyLines: true,
  });
  return data.map((cells) => JSON.stringify(cells));
}

function linesOf(text: string): string[] {
  return normalizeLines(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function compareRows(before: readonly string[], after: readonly string[]): RowChanges {
  const counts = new Map<string, number>();
  for (const row of before) counts.set(row, (counts.get(row) ?? 0) + 1);
  let added = 0;
  for (const row of after) {
    const left = counts.get(row) ?? 0;
    if (left === 0) added++;
    else counts.set(row, left - 1);
  }
  return { added, removed: before.length - (after.length - added) };
}
