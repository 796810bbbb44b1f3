import { describe, expect, it } from 'vitest';
import {
  countBlock,
  findBlocks,
  isTelling,
} from '../../../integration/engine/src/citations/block-search.ts';
import { countKept } from '../../../integration/engine/src/citations/line-map.ts';

const BLOCK = { lines: ['function first() {', '  return 1;', '}'] };

function placesIn(texts: Record<string, string>, block = BLOCK): string[] {
  const found = findBlocks([block], new Map(Object.entries(texts))).get(block) ?? [];
  return found.map(({ text, startLine }) => `${text}:${startLine}`);
}

describe('findBlocks', () => {
  const text = BLOCK.lines.join('\n');

  it('finds a block in every text that contains it, with its first line', () => {
    expect(placesIn({ a: text, b: `x\n\n${text}\ny`, c: 'nothing' })).toEqual(['a:1', 'b:3']);
    expect(placesIn({ a: `${text}\n${text}` })).toEqual(['a:1', 'a:4']);
  });

  it('finds only whole blocks with identical characters', () => {
    expect(placesIn({ a: text.replace('  ', '\t') })).toEqual([]);
    expect(placesIn({ a: text.replace('\n}', ' }') })).toEqual([]);
    expect(placesIn({ a: text.replaceAll('\n', '\r\n') })).toEqual([]);
    expect(placesIn({ a: `}\n${BLOCK.lines.slice(0, 2).join('\n')}` })).toEqual([]);
  });

  it('does not look for blocks of few lines or characters', () => {
    expect(isTelling({ lines: ['a long line of many words', 'and another one'] })).toBe(false);
    expect(isTelling({ lines: ['}', '', '  }', ');'] })).toBe(false);
    expect(placesIn({ a: '}\n\n}' }, { lines: ['}', '', '}'] })).toEqual([]);
  });

  it('returns at most 16 places of a block', () => {
    expect(placesIn({ a: `${text}\n`.repeat(100) })).toHaveLength(16);
  });

  it('finds hundreds of blocks with the same second line', () => {
    const blocks = Array.from({ length: 500 }, (_, index) => ({
      lines: [`begin number ${index}`, 'the same line in all of them', `end number ${index}`],
    }));
    const texts = new Map([['all', blocks.flatMap(({ lines }) => lines).join('\n')]]);
    const found = findBlocks(blocks, texts);
    blocks.forEach((block, index) => {
      expect(found.get(block)).toEqual([{ text: 'all', startLine: 3 * index + 1 }]);
    });
  });
});

describe('countBlock', () => {
  it.each([
    ['', 0],
    ['a\nb', 1],
    ['a\nb\na\nb\n', 2],
    ['xa\nb', 0],
    ['a\nbx', 0],
    ['a\r\nb', 0],
    ['a\nb\na\nb\na\nb', 2],
  ])('finds in %j the number %i, up to the limit of 2', (text, count) => {
    expect(countBlock(['a', 'b'], text, 2)).toBe(count);
  });

  it('counts places that overlap', () => {
    expect(countBlock(['a', 'a'], 'a\na\na', 9)).toBe(2);
  });
});

describe('countKept', () => {
  it.each([
    ['none', 1, 10, 10],
    ['before and after', 4, 6, 3],
    ['two replaced ones', 1, 3, 1],
    ['all of them replaced', 2, 3, 0],
    ['a deletion at the end', 6, 8, 2],
    ['an insertion', 4, 5, 2],
  ])('counts the lines that hunks leave as they are: %s', (what, start, end, kept) => {
    const hunks =
      what === 'none'
        ? []
        : [
            { oldStart: 2, oldCount: 2, newStart: 2, newCount: 3 },
            { oldStart: 4, oldCount: 0, newStart: 6, newCount: 1 },
            { oldStart: 8, oldCount: 3, newStart: 10, newCount: 0 },
          ];
    expect(countKept(hunks, start, end)).toBe(kept);
  });
});
