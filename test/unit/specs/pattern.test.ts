import { describe, expect, it } from 'vitest';
import {
  baseOf,
  compilePattern,
  isGlob,
  mayMatchBelow,
  patternProblem,
} from '../../../integration/engine/src/specs/pattern.ts';

describe('matching a path against a pattern', () => {
  it.each([
    ['src/*.ts', 'src/a.ts'],
    ['src/**', 'src/a.ts'],
    ['src/**', 'src/a/b/c.ts'],
    ['src/**/*.ts', 'src/a.ts'],
    ['src/**/*.ts', 'src/a/b.ts'],
    ['**/*.ts', 'a.ts'],
    ['src/?.ts', 'src/a.ts'],
    ['src/[ab].ts', 'src/b.ts'],
    ['src/[a-c].ts', 'src/b.ts'],
    ['src/[!_]*.ts', 'src/a.ts'],
    ['src/{auth,users}/*.py', 'src/users/a.py'],
    ['src/{a,b/**}', 'src/b/c/d.ts'],
    ['**', '.env'],
    ['**/*.yml', '.github/workflows/ci.yml'],
    ['src/*', 'src/.eslintrc'],
    ['app/(auth)/*', 'app/(auth)/page.tsx'],
    ['app/**/(auth)/**', 'app/x/(auth)/y/page.tsx'],
    ['packages/@scope/*/index.ts', 'packages/@scope/pkg/index.ts'],
    ['src/+page.*', 'src/+page.svelte'],
    ['src/!important/*', 'src/!important/a.ts'],
    ['src/a|b/*', 'src/a|b/c.ts'],
    ['app/routes/$id.*', 'app/routes/$id.tsx'],
    ['src/c++/*', 'src/c++/main.h'],
    ['docs/日本/*', 'docs/日本/a.md'],
    ['src/a b/*', 'src/a b/c.ts'],
    ['src/**', 'src/line\nbreak/a.ts'],
    ['src/**/*.ts', 'src/line\nbreak/a.ts'],
    ['src/*/a.ts', 'src/line\nbreak/a.ts'],
    ['app/(auth)/{a,b}.ts', 'app/(auth)/a.ts'],
    ['{a|b,c}/*', 'a|b/d.ts'],
    ["it's/{a,b}.ts", "it's/b.ts"],
    ['"a"/{a,b}.ts', '"a"/b.ts'],
    ['`a`/{a,b}.ts', '`a`/b.ts'],
    ['a\u00a0b/{a,b}.ts', 'a\u00a0b/b.ts'],
    ['\ufeffa/{a,b}.ts', '\ufeffa/b.ts'],
    ['app/\\(auth\\)/*', 'app/(auth)/page.tsx'],
    ['a\\*b/{c,d}', 'a*b/c'],
    ['a\\{b,c\\}', 'a{b,c}'],
    ['{,a/}b.ts', 'b.ts'],
    ['{,b.ts}', 'b.ts'],
    ['{B..D}.ts', 'C.ts'],
    ['{a..e..2}.ts', 'c.ts'],
    ['{./a,b}/*.ts', 'a/c.ts'],
  ])('%j matches %j', (pattern, path) => {
    expect(compilePattern(pattern)(path)).toBe(true);
  });

  it.each([
    ['src/*.ts', 'src/a/b.ts'],
    ['src/*.ts', 'src/a.tsx'],
    ['src/*.ts', 'lib/src/a.ts'],
    ['src/*.ts', 'src/aXts'],
    ['src/*.ts', 'src/a.ts\n'],
    ['src/?.ts', 'src/ab.ts'],
    ['src/?.ts', 'src/.ts'],
    ['src/[ab].ts', 'src/c.ts'],
    ['src/[!_]*.ts', 'src/_a.ts'],
    ['src/{auth,users}/*.py', 'src/orders/a.py'],
    ['src/a.b.ts', 'src/axb.ts'],
    ['src/**', 'srcs/a.ts'],
    ['Src/*.ts', 'src/a.ts'],
    ['app/(auth)/*', 'app/auth/page.tsx'],
    ['app/(a|b)/*', 'app/a/page.tsx'],
    ['src/!(a).ts', 'src/b.ts'],
    ['src/+(a).ts', 'src/aaa.ts'],
    ['src/@(a).ts', 'src/a.ts'],
    ['!src/*.ts', 'lib/a.ts'],
    ['[z-a]', 'm'],
    ['{a', 'a'],
    ['app/(auth)/{a,b}.ts', 'app/auth/a.ts'],
    ['{a|b,c}/*', 'a'],
    ['a\\*b/{c,d}', 'axb/c'],
    ['a\\{b,c\\}', 'ab'],
    ['{,}', ''],
    ['{a..e..2}.ts', 'b.ts'],
  ])('%j does not match %j', (pattern, path) => {
    expect(compilePattern(pattern)(path)).toBe(false);
  });
});

describe('a pattern that is an error', () => {
  it.each([
    ['nothing', ''],
    ['one that is endless', `src/${'a'.repeat(2000)}`],
    ['a bomb of nested braces', '{a,b}'.repeat(12)],
    ['a bomb of braces in braces', '{a,{b,{c,{d,{e,{f,{g,{h,i}}}}}}}}{a,b,c}'],
    ['a range of a million', 'src/{1..1000000}.ts'],
    ['a range downwards', 'src/{1000000..1}.ts'],
    ['two ranges that multiply', 'src/{1..100}{1..100}.ts'],
    ['two ranges of letters that multiply', '{a..z}{a..z}'],
    ['lists that begin like a range', '{1..1,a,b,c}'.repeat(8)],
    ['lists that begin with a range', '{{1..1},a,b,c}'.repeat(8)],
    ['a range of three numbers that cannot be told apart', '{9007199254740992..9007199254740994}'],
    ['a range without an end', '{1..99999999999999999999999}'],
    ['a range of all characters', '{\u0001..\uffff}'],
    ['a range from a number to a letter', '{1..\u2000}'],
  ])('%s', (_, pattern) => {
    expect(patternProblem(pattern)).not.toBeNull();
  });

  it('has a message that says what is wrong', () => {
    expect(patternProblem('')).toBe('is empty');
    expect(patternProblem('{a,b}'.repeat(12))).toMatch(/^has braces/);
  });
});

describe('patterns that are valid', () => {
  it.each([
    'src/auth/routes.py',
    'src/auth/',
    'src/**/*.{ts,tsx,js,jsx,mjs,cjs,mts,cts}',
    '{src,lib}/{a,b,c}/**/*.{ts,js}',
    'packages/*/src/**/__tests__/**/*.test.*',
    'app/(auth)/[id]/[...slug].ts',
    'data/2026-{01..12}.csv',
    '**/*.{md,mdx}',
    '*.*.*',
  ])('%j is used', (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  });

  it('matches the files of a numbered range', () => {
    const test = compilePattern('data/{8..12}.csv');
    expect(['data/8.csv', 'data/10.csv', 'data/12.csv'].filter(test)).toHaveLength(3);
    expect(['data/7.csv', 'data/13.csv', 'data/1.csv'].filter(test)).toEqual([]);
  });
});

describe('the time that matching takes', () => {
  const deep = `${'a/'.repeat(40)}y`;
  const long = `${'a'.repeat(255)}/${'ab'.repeat(127)}`;

  it.each([
    '*a*a*a',
    '**/*a*a*b/**/*a*a*b',
    '**/a/**/a/**/a/**/z',
    '{**/,x}{**/,x}{**/,x}{**/,x}{**/,x}{**/,x}{**/,x}{**/,x}z',
    '{*,a*}{*,a*}{*,a*}z',
    '{a*a,*aa,a*}{a*a,*aa,a*}{a*a,*aa,a*}z',
    '[a-z]*[a-z]*[a-z]*z',
    `${'?'.repeat(900)}z`,
    `${'a*/'.repeat(300)}z`,
    '{0x1..0xffff}z',
    '{1e3..9e9}z',
    '{9e9..1}z',
    '{ 1..9999}z',
    '{+1..9999}z',
    '{!..\uffff}z',
    '{a..\uffff}{a..\uffff}z',
    '{1..{z}9999}z',
    '{99999..{z}1}z',
    '{1..1,a,b,c,d,e,f,g}'.repeat(10),
    `${'{a,'.repeat(300)}${'}'.repeat(300)}z`,
    `${'['.repeat(999)}z`,
    `${'{'.repeat(999)}z`,
    `${'\\('.repeat(400)}z`,
  ])('is short for %j, or it is refused', (pattern) => {
    if (patternProblem(pattern) !== null) return;
    const test = compilePattern(pattern);
    const matched = [deep, long, `${'a'.repeat(255)}b`].filter(test);
    expect(matched).toEqual([]);
  });
});

describe('globs and the folder that they begin with', () => {
  it.each(['*', 'a?', 'src/[id].ts', 'src/{a,b}', 'app/\\(a\\)'])('%j is a glob', (pattern) => {
    expect(isGlob(pattern)).toBe(true);
  });

  it.each(['src/a.ts', 'src/(auth)/a.ts', '!src', '@scope/+page', ''])(
    '%j is no glob',
    (pattern) => {
      expect(isGlob(pattern)).toBe(false);
    },
  );

  it.each([
    ['src/auth/*.ts', 'src/auth'],
    ['src/auth/**/x/*.ts', 'src/auth'],
    ['**/*.ts', ''],
    ['*.ts', ''],
    ['src/{a,b}/c.ts', 'src'],
    ['src/auth.ts', 'src/auth.ts'],
    ['app/(auth)/*', 'app/(auth)'],
    ['src/a*/b', 'src'],
    ['src/\\[id\\]/*', 'src'],
  ])('everything that %j matches lies below %j', (pattern, base) => {
    expect(baseOf(pattern)).toBe(base);
  });

  it.each([
    ['src/**', 'src/a/', true],
    ['src/a/b.ts', 'src/a/', true],
    ['src/a/**', 'src/', true],
    ['src/a', 'src/a/', true],
    ['**/*.ts', 'anywhere/', true],
    ['.', 'anywhere/', true],
    ['src/**', 'data/', false],
    ['src/a.ts', 'src/a/', false],
    ['src', 'src-old/', false],
  ])('whether %j may match something below %j: %s', (pattern, folder, may) => {
    expect(mayMatchBelow(pattern, folder)).toBe(may);
  });
});
