import { describe, expect, it } from 'vitest';
import { alignDiff, type Block, type Row } from '../../../integration/astro/src/diff/rows.ts';
import { plainLines } from '../../../integration/astro/src/diff/tokens.ts';
import { diffOf, numbered } from './samples.ts';

/** The rows of all blocks, those of folds as well. */
function rowsOf(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block) => (block.kind === 'rest' ? [] : block.rows));
}

/** Blocks and rows in short: what stands where. */
function outline(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'fold':
        return [
          `fold ${block.count} from ${block.oldStart}/${block.newStart}, ${block.rows.length} in it`,
        ];
      case 'rest':
        return [`rest ${block.removed}/${block.added}/${block.unchanged}`];
      case 'lines':
        return block.rows.map((row) => {
          switch (row.kind) {
            case 'unchanged':
              return `${row.oldNumber}=${row.newNumber}`;
            case 'changed':
              return `${row.old.number}~${row.now.number}`;
            case 'removed':
              return `-${row.old.number}`;
            case 'added':
              return `+${row.now.number}`;
          }
        });
    }
  });
}

describe('alignDiff', () => {
  const fifty = numbered(1, 50);

  it('folds lines far from a change', () => {
    const now = fifty.replace('line 20\n', 'line 20, edited\n').replace('line 40\n', '');
    expect(outline(diffOf(fifty, now))).toEqual([
      'fold 16 from 1/1, 16 in it',
      ...['17=17', '18=18', '19=19', '20~20', '21=21', '22=22', '23=23'],
      'fold 13 from 24/24, 13 in it',
      ...['37=37', '38=38', '39=39', '-40', '41=40', '42=41', '43=42'],
      'fold 7 from 44/43, 7 in it',
    ]);
  });

  it('does not fold fewer than four lines', () => {
    const between = (last: number): string[] => {
      const now = fifty.replace('line 5\n', '').replace(`line ${last}\n`, '');
      return outline(diffOf(fifty, now, { context: 1 })).filter((line) => line.startsWith('fold'));
    };
    expect(between(11)).toEqual(['fold 38 from 13/11, 38 in it']);
    expect(between(12)).toEqual(['fold 4 from 7/6, 4 in it', 'fold 37 from 14/12, 37 in it']);
  });

  it('keeps as many lines of context as asked for', () => {
    const now = fifty.replace('line 25\n', '');
    expect(outline(diffOf(fifty, now, { context: 0 }))).toEqual([
      'fold 24 from 1/1, 24 in it',
      '-25',
      'fold 25 from 26/25, 25 in it',
    ]);
    expect(outline(diffOf(fifty, now, { context: Infinity }))).toHaveLength(50);
  });

  it('pairs edited lines, between added and removed lines', () => {
    const old = 'open(file);\nconst a = read(file);\nreturn a;\n';
    const now = 'const a = read(file, mode);\nlog("read");\ntrace(1 + 1);\nreturn [a];\n';
    expect(outline(diffOf(old, now))).toEqual(['-1', '2~1', '+2', '+3', '3~4']);
  });

  it('marks the changed words of edited lines', () => {
    const [block] = diffOf('let total = 1;\n', 'let sum = 1;\n');
    expect(block?.kind === 'lines' ? block.rows : []).toMatchObject([
      { old: { marks: [{ start: 4, end: 9 }] }, now: { marks: [{ start: 4, end: 7 }] } },
    ]);
  });

  it.each([
    ['returns nothing for two empty files', '', '', []],
    ['returns added rows for an added file', '', 'a\nb\n', ['+1', '+2']],
    ['returns removed rows for a deleted file', 'a\nb', '', ['-1', '-2']],
    [
      'returns a fold for equal files',
      numbered(1, 5),
      numbered(1, 5),
      ['fold 5 from 1/1, 5 in it'],
    ],
    ['takes a missing line break at the end for an edit', 'a\nb\n', 'a\nb', ['1=1', '2~2']],
    ['takes another line break for an edit', 'a\nb\n', 'a\r\nb\n', ['1~1', '2=2']],
  ])('%s', (_, old, now, lines) => {
    expect(outline(diffOf(old, now))).toEqual(lines);
  });

  it('throws for hunks of other texts', () => {
    const lines = plainLines('a\nb\n');
    const hunk = { oldStart: 1, oldCount: 1, newStart: 1, newCount: 1 };
    for (const [old, now, hunks] of [
      [lines, [], []],
      [[], lines, [hunk]],
      [lines, lines, [{ ...hunk, newCount: 2 }]],
      [lines, lines, [{ ...hunk, oldStart: 3, newStart: 3 }]],
      [lines, lines, [{ ...hunk, oldStart: 2, newStart: 2 }, hunk]],
    ] as const) {
      expect(() => alignDiff(old, now, hunks)).toThrow(RangeError);
    }
  });
});

describe('alignDiff of large texts', () => {
  const unlike = (from: number, to: number): string =>
    numbered(from, to).replaceAll('line', 'value');

  it('stops at the limit of rows, and counts the lines that follow', () => {
    const old = numbered(1, 20);
    const now = old.replaceAll('line', 'value');
    expect(outline(diffOf(old, now, { maxRows: 4 }))).toEqual([
      ...['-1', '-2', '+1', '+2'],
      'rest 18/18/0',
    ]);
  });

  it('counts unchanged lines and later changes behind the limit', () => {
    const old = numbered(1, 60);
    const now = old.replace('line 1\n', '').replace('line 30\n', '').replace('line 60\n', 'end\n');
    expect(outline(diffOf(old, now, { maxRows: 2, context: 1 }))).toEqual([
      ...['-1', '2=1'],
      'rest 2/1/56',
    ]);
  });

  it('shows equally much of both sides of a hunk that is too large', () => {
    const hunk = { oldStart: 1, oldCount: 5000, newStart: 1, newCount: 5000 };
    const rows = rowsOf(
      alignDiff(plainLines(numbered(1, 5000)), plainLines(unlike(1, 5000)), [hunk]),
    );
    const count = (kind: Row['kind']): number => rows.filter((row) => row.kind === kind).length;
    expect(count('removed') + count('changed')).toBe(1000);
    expect(count('added') + count('changed')).toBe(1000);
  });

  it('keeps to its limits of rows by default', () => {
    const old = numbered(1, 3000);
    const now = old.replaceAll(/line \d+0\n/g, '').replaceAll(/line (\d+)5\n/g, 'Line $1 5!\n');
    const blocks = diffOf(old, now);
    const shown = rowsOf(blocks.filter(({ kind }) => kind === 'lines'));
    expect(shown).toHaveLength(2000);
    expect(rowsOf(blocks).length).toBeLessThanOrEqual(2600);
  });

  it('keeps no rows of a long fold, and those of short ones', () => {
    const old = numbered(1, 2000);
    const now = old
      .replace('line 1000\n', '')
      .replace('line 1100\n', '')
      .replace('line 1500\n', '');
    const folds = outline(diffOf(old, now)).filter((line) => line.startsWith('fold'));
    expect(folds).toEqual([
      'fold 996 from 1/1, 0 in it',
      'fold 93 from 1004/1003, 93 in it',
      'fold 393 from 1104/1102, 0 in it',
      'fold 497 from 1504/1501, 0 in it',
    ]);
  });

  it('counts a long line as several rows', () => {
    const long = 'x'.repeat(1000);
    const now = Array.from({ length: 10 }, (_, index) => `${long}${index}\n`).join('');
    expect(outline(diffOf('', now, { maxRows: 13 }))).toEqual(['+1', '+2', 'rest 0/8/0']);
  });
});
