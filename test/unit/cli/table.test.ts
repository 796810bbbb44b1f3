import { describe, expect, it } from 'vitest';
import { renderTable } from '../../../integration/cli/src/table.ts';

const ROWS = [
  ['drifted', '3 of 12', 'docs/guides/getting-started-with-everything.md', '@techcorp/docs @ann'],
  ['accepted', '1 of 2', 'docs/a.md', ''],
];

function linesOf(width: number | null): string[] {
  return renderTable(['STATUS', 'CHANGED', 'SPEC', 'OWNERS'], ROWS, { width })
    .toString()
    .split('\n');
}

describe('a table', () => {
  it('has a line for each row where no width is given', () => {
    expect(linesOf(null)).toEqual([
      'STATUS    CHANGED  SPEC                                            OWNERS',
      'drifted   3 of 12  docs/guides/getting-started-with-everything.md  @techcorp/docs @ann',
      'accepted  1 of 2   docs/a.md',
    ]);
    expect(linesOf(100)).toEqual(linesOf(null));
  });

  it('wraps its widest cells to fit into a width', () => {
    expect(linesOf(60)).toEqual([
      'STATUS    CHANGED  SPEC                  OWNERS',
      'drifted   3 of 12  docs/guides/          @techcorp/docs @ann',
      '                   getting-started-with',
      '                   -everything.md',
      'accepted  1 of 2   docs/a.md',
    ]);
  });

  it('styles each line of a cell', () => {
    const styleCell = (cell: string, row: number, column: number): string =>
      `<${String(row)}${String(column)}${cell}>`;
    const text = renderTable(['A', 'B'], [['x', 'one two three four']], { width: 15, styleCell });
    expect(text.toString()).toBe('A  B\n<00x>  <01one two     >\n<00 >  <01three four  >');
  });

  it('is wider than a width that cannot hold it', () => {
    expect(linesOf(10).some((line) => line.length > 10)).toBe(true);
  });
});
