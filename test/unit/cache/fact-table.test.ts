import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { FactTable } from '../../../integration/engine/src/cache/fact-table.ts';

const Size = z.object({ lines: z.number() });

function store(...facts: (readonly [key: string, lines: number])[]): string {
  const table = new FactTable(Size, '');
  for (const [key, lines] of facts) table.set(key, { lines });
  return [...table.lines()].join('');
}

describe('a table of facts', () => {
  it('returns what an earlier run stored', () => {
    const table = new FactTable(Size, store(['a "quoted"\tkey\n', 1], ['b', 2]));
    expect(table.get('a "quoted"\tkey\n')).toEqual({ lines: 1 });
    expect(table.get('b')).toEqual({ lines: 2 });
    expect(table.get('c')).toBeUndefined();
    expect(table.hasChanged).toBe(false);
  });

  it('keeps facts that a run does not use, after those that it uses', () => {
    const table = new FactTable(Size, store(['a', 1], ['b', 2]));
    table.get('b');
    table.set('c', { lines: 3 });
    expect(table.hasChanged).toBe(true);
    expect([...table.lines()].map((line) => line.trim().split('\t')[1])).toEqual([
      '{"lines":2}',
      '{"lines":3}',
      '{"lines":1}',
    ]);
  });

  it('drops the facts that were not used for longest if there are too many', () => {
    const table = new FactTable(z.string(), '');
    for (const key of ['a', 'b', 'c']) table.set(key, key.repeat(10_000_000));
    const later = new FactTable(z.string(), [...table.lines()].join(''));
    expect(later.get('a')?.length).toBe(10_000_000);
    expect(later.get('b')?.length).toBe(10_000_000);
    expect(later.get('c')).toBeUndefined();
  });

  it.each([
    ['a changed value', (text: string) => text.replace('"lines":1', '"lines":7')],
    ['a changed key', (text: string) => text.replace('"a"', '"b"')],
    ['a cut line', (text: string) => text.slice(0, -3)],
    ['another form', (text: string) => text.replace('{"lines":1}', '[]')],
    ['anything else', () => 'no\n"line"\n\t\n'],
  ])('knows nothing from a line with %s', (_, damage) => {
    const text = store(['a', 1]);
    const table = new FactTable(Size, damage(text));
    expect(damage(text)).not.toBe(text);
    expect(table.get('a')).toBeUndefined();
    expect(table.get('b')).toBeUndefined();
  });
});
