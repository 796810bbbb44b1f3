import { describe, expect, it } from 'vitest';
import { countRows } from '../../../integration/engine/src/code/rows.ts';
import { hugeText } from '../support/huge-text.ts';

type Case = readonly [name: string, path: string, before: string | null, after: string | null];

const CASES: readonly (readonly [...Case, added: number, removed: number])[] = [
  ['nothing', 'a.csv', 'a,b\n1,2\n', 'a,b\n1,2\n', 0, 0],
  ['a row', 'a.csv', 'a,b\n1,2\n', 'a,b\n1,2\n3,4\n', 1, 0],
  ['a row that is gone', 'a.csv', 'a,b\n1,2\n3,4\n', 'a,b\n3,4\n', 0, 1],
  ['a cell', 'a.csv', 'a,b\n1,2\n3,4\n', 'a,b\n1,2\n3,5\n', 1, 1],
  ['the order', 'a.csv', 'a\n1\n2\n', 'a\n2\n1\n', 0, 0],
  ['a row there twice', 'a.csv', 'a\n1\n', 'a\n1\n1\n', 1, 0],
  ['the name of a column', 'a.csv', 'a,b\n1,2\n', 'a,c\n1,2\n', 0, 0],
  ['a column', 'a.csv', 'a\n1\n2\n', 'a,b\n1,3\n2,4\n', 2, 2],
  ['a new file', 'a.csv', null, 'a,b\n1,2\n3,4', 2, 0],
  ['a file that is gone', 'a.csv', 'a,b\n1,2\n3,4', null, 0, 2],
  ['no file at all', 'a.csv', null, null, 0, 0],
  ['an empty file', 'a.csv', '', 'a\n1', 1, 0],
  ['quotes that change nothing', 'a.csv', 'a,b\n1,2\n', '"a","b"\n"1",2\n', 0, 0],
  ['a break in quotes', 'a.csv', 'a,b\n1,"2\n3"\n', 'a,b\n1,"2\n3"\n4,"5\n\n6"\n', 1, 0],
  ['quotes in quotes', 'a.csv', 'a\n"b ""c"""\n', 'a\n"b ""d"""\n', 1, 1],
  ['the ends of lines', 'a.csv', 'a\n1\n2\n', '\uFEFFa\r\n1\r\n2\r\n', 0, 0],
  ['semicolons', 'a.csv', 'a;b\n"1;2";3\n', 'a;b\n"1;2";3\n4;"5\n6"\n', 1, 0],
  ['semicolons, and commas in numbers', 'a.csv', 'a;b\n1,5;"2\n3"', 'a;b\n1,5;"2\n4"', 1, 1],
  ['one column', 'a.csv', 'a\n1\n', 'a\n2\n', 1, 1],
  ['blank lines', 'a.csv', 'a\n1\n', 'a\n\n1\n\n', 0, 0],
  ['tabs', 'b/A.TSV', 'a\tb\n1\t2\n', 'a\tb\n1\t2\n3,4\t5\n', 1, 0],
  ['quotes that are not closed', 'a.csv', 'a\n"1\n2\n', 'a\n"1\n3\n', 1, 1],
  ['lines of JSON', 'a.ndjson', '{"a":1}\n{"a":2}\n', '{"a":1}\r\n{"a":3}\r\n', 1, 1],
  ['the first line of JSON', 'a.jsonl', '{"a":1}\n', '{"a":2}\n\n{"a":1}', 1, 0],
];

describe('countRows', () => {
  it.each(CASES)('%s (%s)', (_, path, before, after, added, removed) => {
    expect(countRows(path, before, after)).toEqual({ added, removed });
  });

  it.each(['a.json', 'a.txt', 'csv', 'a.csv.ts', 'a/csv.md', ''])(
    'returns null for %s, which is no data file',
    (path) => {
      expect(countRows(path, 'a', 'b')).toBeNull();
    },
  );

  it.each([
    ['rows', hugeText('a,b,c\n')],
    ['quotes', hugeText('"')],
    ['quotes and cells', hugeText('"a,')],
    ['quotes out of place', hugeText('a"b,"c"d\n')],
    ['quotes that close late', `"${hugeText('a""\n')}`],
    ['cells', hugeText(',')],
  ])('takes linear time for many %s', (_, text) => {
    expect(countRows('a.csv', text, `${text}x,y,z\n`)).not.toBeNull();
  });
});
