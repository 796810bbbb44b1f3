import { expect, it } from 'vitest';
import {
  nameOfPart,
  partsOf,
  readPartialPattern,
} from '../../../integration/engine/src/drift/input-parts.ts';
import { InputMatcher, rolesOf } from '../../../integration/engine/src/drift/match-patterns.ts';
import { inputs, makeSpec } from '../support/spec.ts';

const FILES = ['src/a.ts', 'src/b.ts', 'src/b.ts#odd', 'src/c#/d.ts', 'app/[id].ts'];

/** What each pattern selects, and which part of it. */
function match(...patterns: string[]): unknown[] {
  const spec = makeSpec({ inputs: inputs('tracks', ...patterns) });
  return new InputMatcher(FILES, [])
    .match(spec)
    .map(({ paths, part, problem }) => problem ?? [...paths, ...(part ? [nameOfPart(part)] : [])]);
}

it('a pattern can name a definition or lines of one file', () => {
  expect(
    match('src/a.ts#login', 'src/a.ts#A.b()', 'src/a.ts:10-40', 'src/a.ts#L10-L40', 'src/a.ts:3,5'),
  ).toEqual([
    ['src/a.ts', 'login'],
    ['src/a.ts', 'A.b()'],
    ['src/a.ts', 'lines 10-40'],
    ['src/a.ts', 'lines 10-40'],
    ['src/a.ts', 'lines 3, 5'],
  ]);
});

it('a file with such a name comes first, and brackets can belong to the name', () => {
  expect(match('src/b.ts#odd', 'src/c#/d.ts', 'app/[id].ts#login', 'app/[id].ts:7')).toEqual([
    ['src/b.ts#odd'],
    ['src/c#/d.ts'],
    ['app/[id].ts', 'login'],
    ['app/[id].ts', 'line 7'],
  ]);
});

it('a pattern for many files cannot have a part', () => {
  expect(match('src/*.ts#login', 'src:1-3')).toEqual([
    '`src/*.ts#login` names a definition of many files; name one file',
    '`src:1-3` names lines of many files; name one file',
  ]);
});

it('a negation cannot take a part out of a file', () => {
  expect(match('src/a.ts', '!src/a.ts#login', '!src/b.ts#odd', '!src/x.ts#login')).toEqual([
    ['src/a.ts'],
    '`!src/a.ts#login` would take a part out of src/a.ts; take out the whole file, or name the parts that count',
  ]);
});

it('a pattern with a part of no file matches nothing', () => {
  expect(match('src/x.ts#login', 'src/a.ts:9-3', 'src/a.ts#')).toEqual([[], [], []]);
});

it('a file is limited to its parts only if no pattern names all of it', () => {
  const parts = (...patterns: string[]): string[] => {
    const matches = new InputMatcher(FILES, []).match(
      makeSpec({ inputs: inputs('tracks', ...patterns) }),
    );
    expect(rolesOf(matches).get('src/a.ts')).toBe('tracks');
    return (partsOf(matches).get('src/a.ts') ?? []).map(nameOfPart);
  };
  expect(parts('src/a.ts#login', 'src/a.ts:1-3')).toEqual(['login', 'lines 1-3']);
  expect(parts('src/a.ts#login', 'src')).toEqual([]);
});

it('readPartialPattern has a reading for each `#` that can end the path', () => {
  expect(readPartialPattern('c#/a.ts#A#b').map(({ path }) => path)).toEqual([
    'c#/a.ts',
    'c#/a.ts#A',
  ]);
  expect(readPartialPattern('src/**')).toEqual([]);
});
