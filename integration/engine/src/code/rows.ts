import Papa from 'papaparse';
import { normalizeLines } from './spaces.ts';

/** The numbers of rows of data that a change added and removed. An edited row counts as both. */
export interface RowChanges {
  readonly added: number;
  readonly removed: number;
}

/**
 * Compares the rows of a data file (CSV, TSV, or JSON by line). Neither the order of rows nor the
 * quotes of cells count. `null` for other files.
 *
 * The first row of CSV and TSV is the header, which does not count: a renamed column is no change
 * of data.
 *
 * @param before `null` if there was no file; `after` is `null` if there is none now
 */
export function countRows(
  path: string,
  before: string | null,
  after: string | null,
): RowChanges | null {
  const rows = readerOf(path, after ?? before ?? '');
  return rows === null ? null : compareRows(rows(before ?? ''), rows(after ?? ''));
}

/** Makes the reader for both versions. The newer version decides how they are read. */
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
