import Papa from 'papaparse';
import { normalizeLines } from './spaces.ts';

/**
 * The number of rows of data that a change added, and the number that it removed. An edited row
 * counts in both.
 */
export interface RowChanges {
  readonly added: number;
  readonly removed: number;
}

/**
 * Compares the rows of a data file: CSV, TSV, or JSON with one value for each line. The order of
 * rows and the quotes around cells do not count.
 *
 * The first row of CSV and TSV is the header and does not count. So a renamed column is no change
 * of data.
 *
 * @param before the text before the change; `null` if the file did not exist
 * @param after the text after the change; `null` if the file no longer exists
 * @returns `null` if the file has another format
 */
export function countRows(
  path: string,
  before: string | null,
  after: string | null,
): RowChanges | null {
  const rows = readerOf(path, after ?? before ?? '');
  return rows === null ? null : compareRows(rows(before ?? ''), rows(after ?? ''));
}

/**
 * Makes the function that reads the rows of both versions. The newer version decides which
 * delimiter is used.
 */
function readerOf(path: string, sample: string): ((text: string) => string[]) | null {
  const name = path.toLowerCase();
  if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) return linesOf;
  if (!name.endsWith('.csv') && !name.endsWith('.tsv')) return null;
  const delimiter = name.endsWith('.tsv') ? '\t' : delimiterOf(normalizeLines(sample));
  return (text) => recordsOf(text, delimiter).slice(1);
}

/** Returns the delimiter that occurs most often in the header. */
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
