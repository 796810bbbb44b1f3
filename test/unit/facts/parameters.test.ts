import { describe, expect, it } from 'vitest';
import {
  isOtherSignature,
  readParameters,
} from '../../../integration/engine/src/facts/parameters.ts';
import { readSource } from '../../../integration/engine/src/facts/source-text.ts';
import { knownSyntax } from '../../support/facts.ts';

/** Reads what follows on the first parenthesis of a text. */
function parametersIn(path: string, text: string): string {
  const syntax = knownSyntax(path);
  return readParameters(readSource(text, syntax), 0, text.indexOf('(') + 1, syntax);
}

describe('parameters', () => {
  it.each([
    ['a.ts', '()', ''],
    ['a.ts', '(a, b = 2, ...c)', 'a, b=2, c'],
    ['a.ts', '(a: string, b?: number)', 'a, b?'],
    ['a.ts', '(private readonly a: string)', 'a'],
    ['a.ts', '(a: (b: c, d) => void, e: Map<string, number> = new Map())', 'a, e=newMap()'],
    ['a.ts', '(a = () => 1, b = [1, 2])', 'a=()=>1, b=[1,2]'],
    ['a.ts', '({ a, b }: Options = {}, c)', '{a,b}={}, c'],
    ['a.ts', '(\n  a: string,\n  b = ")",\n)', 'a, b=")"'],
    ['a.ts', "(a = ',', b)", 'a=",", b'],
    ['a.ts', '(a = 1 > 2, b)', 'a=1>2, b'],
    ['a.py', '(self, a, *, b: int = 3, **c)', 'a, b=3, c'],
    ['a.py', '(cls, /, a: dict[str, int])', 'a'],
    ['a.rs', '(&self, mut a: &str, b: Vec<(u8, u8)>)', 'a, b'],
    ['a.go', '(ctx context.Context, a, b int)', 'ctx, a, b'],
    ['A.java', '(final Map<String, Integer> a, int... b)', 'a, b'],
    ['a.php', '(?string $a = null, int &$b)', '$a=null, $b'],
    ['a.rb', '(a, b: 3, *c)', 'a, b=3, c'],
    ['a.c', '(const char *a, int b[])', 'a, b'],
  ])('of %s: %s', (path, text, expected) => {
    expect(parametersIn(path, text)).toBe(expected);
  });

  it('are cut where no parenthesis closes them', () => {
    expect(parametersIn('a.ts', `(${'a, '.repeat(10_000)}`).length).toBeLessThan(2000);
  });
});

describe('a signature', () => {
  it.each([
    ['a', 'a, b'],
    ['', 'a'],
    ['a=1', 'a=2'],
    ['a', 'a=1'],
    ['a', 'a?'],
  ])('is another one: %j, %j', (before, after) => {
    expect(isOtherSignature(before, after)).toBe(true);
    expect(isOtherSignature(after, before)).toBe(true);
  });

  it.each([
    ['', ''],
    ['a, b', 'c, d'],
    ['a=1', 'b=1'],
    ['a?', 'b?'],
  ])('is the same: %j, %j', (before, after) => {
    expect(isOtherSignature(before, after)).toBe(false);
  });
});
