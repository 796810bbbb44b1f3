import { describe, expect, it } from 'vitest';
import { type CodeSymbol, compareSymbols } from '../../../integration/engine/src/code/symbols.ts';

/** A symbol, written as `name:fingerprint`, in the line of its place in the list. */
function symbols(...texts: string[]): CodeSymbol[] {
  return texts.map((text, index) => {
    const [name = '', fingerprint = ''] = text.split(':');
    return {
      kind: 'function',
      name,
      method: null,
      startLine: index + 1,
      endLine: index + 1,
      fingerprint,
    };
  });
}

function compare(before: CodeSymbol[] | null, after: CodeSymbol[] | null): string {
  const changes = compareSymbols(before, after);
  return (['added', 'removed', 'changed'] as const)
    .flatMap((change) => changes[change].map(({ name, line }) => `${change} ${name} ${line}`))
    .join(', ');
}

describe('compareSymbols: symbols that', () => {
  it.each([
    ['are the same', symbols('a:1', 'b:2'), symbols('a:1', 'b:2'), ''],
    ['have moved', symbols('a:1', 'b:2'), symbols('b:2', 'a:1'), ''],
    ['are new', symbols('a:1'), symbols('b:2', 'a:1', 'c:3'), 'added b 1, added c 3'],
    ['are gone', symbols('a:1', 'b:2', 'c:3'), symbols('b:2'), 'removed a 1, removed c 3'],
    ['have another text', symbols('a:1', 'b:2'), symbols('a:3', 'b:4'), 'changed a 1, changed b 2'],
    ['have another name', symbols('a:1'), symbols('b:1'), 'added b 1, removed a 1'],
    ['are in a new file', null, symbols('a:1', 'b:2'), 'added a 1, added b 2'],
    ['were in a file that is gone', symbols('a:1', 'b:2'), null, 'removed a 1, removed b 2'],
    ['are not there at all', null, null, ''],
  ])('%s', (_, before, after, expected) => {
    expect(compare(before, after)).toBe(expected);
  });
});

describe('compareSymbols: overloads that', () => {
  it.each([
    ['are the same in another order', symbols('a:1', 'a:2'), symbols('a:2', 'a:1'), ''],
    ['are one more', symbols('a:1'), symbols('a:1', 'a:2'), 'changed a 2'],
    ['are one less', symbols('a:1', 'a:2'), symbols('b:3', 'a:2'), 'added b 1, changed a 2'],
    ['are one more of the same', symbols('a:1'), symbols('a:1', 'a:1'), 'changed a 1'],
    ['have one that is another', symbols('a:1', 'a:2'), symbols('a:1', 'a:3'), 'changed a 2'],
    ['are new', symbols(), symbols('b:1', 'a:2', 'a:3'), 'added b 1, added a 2'],
  ])('%s', (_, before, after, expected) => {
    expect(compare(before, after)).toBe(expected);
  });
});

it('compareSymbols tells symbols apart by kind, and routes by method', () => {
  const [symbol] = symbols('/a:1');
  if (symbol === undefined) throw new Error('no symbol');
  const get: CodeSymbol = { ...symbol, kind: 'route', method: 'GET' };
  const post: CodeSymbol = { ...get, method: 'POST' };
  const any: CodeSymbol = { ...get, method: null };
  const changes = compareSymbols([get, symbol], [post, any]);
  expect(changes.added).toEqual([
    { kind: 'route', name: '/a', method: 'POST', line: 1 },
    { kind: 'route', name: '/a', method: null, line: 1 },
  ]);
  expect(changes.removed.map(({ kind, method }) => [kind, method])).toEqual([
    ['route', 'GET'],
    ['function', null],
  ]);
  expect(changes.changed).toEqual([]);
});
