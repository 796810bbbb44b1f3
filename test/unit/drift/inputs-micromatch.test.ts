import micromatch from 'micromatch';
import { describe, expect, it } from 'vitest';
import { InputMatcher } from '../../../integration/engine/src/drift/match-patterns.ts';
import { patternProblem } from '../../../integration/engine/src/specs/pattern.ts';
import { isNightly } from '../../support/nightly.ts';
import { inputs, makeSpec } from '../support/spec.ts';

const FOLDERS = [
  '',
  ...list(`
    src/  src/a/  src/a/b/  src/a/b/c/  src/ab/  src/a0/  src/a-b/  src/a.b/  src-a/  srcs/  SRC/a/
    a/  a/b/  b/a/  x/a/y/  lib/src/a/  src/1/  src/02/  src/10/  .github/workflows/  src/.../
    app/(auth)/  app/(auth)/[id]/  app/[id]/  app/[...slug]/  app/auth/  app/i/  packages/@scope/x/
    docs/日本/  docs/caf\u00e9/  docs/cafe\u0301/  src/line\nbreak/  a b/c d/  nb\u00a0sp/  \u{1f600}/
    src/+page/  src/!x/  src/$id/  src/#x/  src/{x,y}/  src/a*b/  src/a|b/  it's/  say "hi"/  x[1]/
    c++/`),
];

const NAMES = list(`
    a  b  ab  src  a.ts  b.ts  ab.ts  a.tsx  a.test.ts  A.TS  .env  .ts  .a.ts  a.  ..a  ...  a..ts
    index.py  README.md  Dockerfile  x.proto  a b.ts  a(1).ts  [id].ts  [...slug].ts  a-b.ts  a_b.ts
    1  2.md  10.md  \u00e9.md  e\u0301.md  日.md  \u{1f600}.md  a\nb.ts  a.b c  it's.md  "q".md
    x{1}.md  x*.md  x?.md  x\\y.md  a+b.ts  @a.ts  !a.ts  a|b.ts  $a.ts  ^a.ts  a,b.ts  a.ts~`);

/** `src/a` is a file as well as a folder, as when it was one of them in the past. */
const PATHS = FOLDERS.flatMap((folder) => NAMES.map((name) => `${folder}${name}`)).sort();

const PATTERNS = {
  'files and folders': list(`
    src/a.ts  src/a  src/a/  src/a//  src  .  nowhere  nowhere/a.ts  lib  app/(auth)  app/(auth)/a.ts
    app/[id]  app/[id].ts  [...slug].ts  src/x?.md  src/{x,y}  src/a*b  src/a|b  src/...  x[1]  c++
    c++/a+b.ts  say "hi"  docs/caf\u00e9  docs/cafe\u0301  docs/caf\u00e9/\u00e9.md  a b
    a b/c d/a b.ts  \u{1f600}`),
  'everything below a folder': list(`
    **  src/**  src/a/**  src/a/b/**  a/**  app/(auth)/**  app/[id]/**  .github/**  docs/日本/**
    docs/caf\u00e9/**  docs/cafe\u0301/**  a b/**  it's/**  src/line\nbreak/**  nb\u00a0sp/**  SRC/**
    src/$id/**  src/#x/**  c++/**  src/**/  src/**/**  **/**  **/  **/**/**  src/**/**/a.ts
    src/a.ts/**  nowhere/**`),
  'ends of names': list(`
    **/*  **/*.ts  **/*.test.ts  **/*.proto  src/**/*  src/**/*.ts  src/a/**/*.ts  src/**/*.md
    src/**/*.  src/**/*~  src/**/*a  src/**/*.b c  src/**/*(1).ts  docs/**/*.md  docs/**/*\u00e9.md
    docs/**/*e\u0301.md  **/*日.md  **/*\u{1f600}.md  *  *.ts  *.md  src/*  src/*.ts  src/*.test.ts
    src/*s  src/*.  src/*..ts  app/(auth)/*  app/(auth)/*.ts  src/line\nbreak/*.ts  src/*b.ts
    **/*b.ts  *.TS  src/a.ts/**/*.ts  src/**/*.x/*.ts  **/*.a  **/*.src  **/*.Dockerfile  *.a`),
  'names at any depth': list(`
    **/a.ts  **/README.md  **/Dockerfile  src/**/index.py  **/.env  **/a  **/src  **/a/**  **/a/*.ts
    **/src/**  **/src/a/**/*.ts  **/(auth)/**  **/[id]/**  **/nowhere.ts`),
  'stars elsewhere': list(`
    a*  a*.ts  src/a*  src/a*.ts  src/a*/b.ts  src/*/a.ts  */a.ts  */*  */*/*  src/*/*.ts  src/*/*/a.ts
    src/*a*  src/a.*  src/a.*.ts  src/.*  .*  .*/**  *.*  *.*.*  src/*.*  **/.*  **/.*/**  **/*.*
    ..*  src/..*  src/a..*  src/*/  src/a*/  */  app/*/  src/**/a/`),
  'double stars in odd places': list(`
    a**b  a**  **a  src/a**  src/**a  src/**.ts  **.ts  **.md  src**  src**/a  src/a**/b.ts  ***
    src/***  src/***/a.ts  **/**a  ****  src/**b/**  **/a**  src/**/*/**`),
  'question marks': list(`
    ?  ?.ts  src/?  src/?.ts  ??.ts  src/?/a.ts  ?/a.ts  x?.md  a?b.ts  ???  src/a?b/a.ts  src/**/?.ts
    ?*  src/?*.ts  .?*  src/line?break/a.ts`),
  'classes of characters': list(`
    [ab].ts  src/[ab].ts  src/[a-c].ts  src/[!a].ts  src/[^a].ts  src/[ab]/**  [a-z]*  [!a-z]*
    src/[0-9]/a.ts  src/[0-9]*/**  src/**/[A-Z]*.md  [.]env  src/[[:alpha:]].ts  []a].ts  [a-].ts
    src/[z-a].ts  [  src/[  src/[a  []  a]b  [!]  src/[^x]/a.ts  [$^]a.ts  [(@)]a.ts  [!(@)]a.ts
    src/[\u00e9].md  [日].md  src[/]a.ts  [a]+b.ts  [\\]a].ts`),
  braces: list(`
    src/{a,b}/**/*.{ts,tsx}  src/{a,b}.ts  {src,lib}/**  *.{ts,md}  src/**/*.{ts,md}  {a,b}  {a,b}/**
    src/{a,b/**}  src/{a,b/c}/*.ts  src/{a,{b,ab}}.ts  {a,{b,{c,ab}}}  {a,b}{.ts,.tsx}  src/{,a}
    src/{,a/}b.ts  {,}  {,a}  {a}  {}  {a  a}  {a,b  src/{1..3}/a.ts  {1..10}.md  src/{01..10}/a.ts
    {a..c}.ts  src/{1..10..3}/*  {**,a}  {**/a,b}.ts  {*.ts,a*}  {src/a,a}/{b,c}/*  {src,./lib}/**
    \${a,b}.ts  app/{(auth),[id]}/a.ts  app/(auth)/{a,b}.ts  app/(auth)/**/*.{ts,tsx}  {@a,!a,a+b}.ts
    it's/{a,b}.ts  say "hi"/{a,b}.ts  nb\u00a0sp/{a,b}.ts  {a b,a}/**/*.ts  docs/{日本,x}/*
    src/{a|b,x}/a.ts  src/{a*b,x}/a.ts  src/{a,a,a}.ts  {**,**/*.ts}  {src/b,src/a,a}/*.ts
    {*.md,*.ts,*}  src/{*/,}a.ts`),
  'escaped characters': list(`
    app/\\(auth\\)/*  app/\\[id\\]/*  \\[id\\].ts  src/a\\*b/*  src/a\\*b/{a,b}.ts  x\\?.md
    src/\\{x,y\\}/*  src/\\{x,y\\}/a.ts  app/\\[id\\]/**  src/\\**  a\\  \\  x\\\\y.md  x\\\\*
    src/\\$id/*  app/\\(auth\\)/a.ts  app/\\(auth\\)/{a,b}.ts  app\\/i/*  \\.env  a\\.ts
    \\a.ts  \\d*  \\d.md`),
  'characters that mean something elsewhere': list(`
    src/+page/*  src/!x/*  src/!(a).ts  src/+(a).ts  src/@(a).ts  src/?(a).ts  src/*(a).ts
    src/(a|b).ts  src/a|b/*  @a.*  packages/@scope/**  packages/@*/x/*.ts  src/$*  ^*  a,b.*  a..*
    src/.../*  it's.*  "q".*  *"*  *'*  *|*  *+*  *(*  *)*  #*  ~*  *~  a b/*/*  nb\u00a0sp/*  /src/*
    ./src/*  src//*  ../*  SRC/*  src/A.*  *.Ts  src/line\nbreak/*  a\nb.*  src/*\n*/a.ts  *\u0301*
    *\u00e9*`),
};

/** Texts set apart by two spaces, or by a line break and an indentation. */
function list(text: string): string[] {
  return text.split(/\n? {2,}/).filter((word) => word !== '');
}

/**
 * The same with micromatch alone, for one path after the other: a file or folder of that very name
 * first, and what is no wildcard in a spec with a backslash before it.
 */
function byMicromatch(pattern: string): string[] {
  if (PATHS.includes(pattern)) return [pattern];
  const folder = pattern.replace(/\/+$/, '');
  if (folder === '.') return PATHS;
  const below = PATHS.filter((path) => path.startsWith(`${folder}/`));
  if (below.length > 0) return below;
  const options = { dot: true, noextglob: true, nonegate: true };
  const expressions = micromatch
    .braces(escape(pattern.endsWith('/') ? `${pattern}**` : pattern), {
      expand: true,
      keepEscaping: true,
    })
    .filter((alternative) => alternative !== '')
    .map((alternative) => new RegExp(micromatch.makeRe(alternative, options), 's'));
  return PATHS.filter((path) => expressions.some((expression) => expression.test(path)));
}

function escape(pattern: string): string {
  let escaped = '';
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    const end = char === '[' ? pattern.indexOf(']', index) : -1;
    if (char === '\\') {
      escaped += pattern.slice(index, index + 2);
      index++;
    } else if (end > 0) {
      escaped += pattern.slice(index, end + 1).replace(/^\[!/, '[^');
      index = end;
    } else {
      escaped += '()|!+@"\'`\u00a0'.includes(char) ? `\\${char}` : char;
    }
  }
  return escaped;
}

const matcher = new InputMatcher(PATHS, []);

function select(...patterns: string[]): readonly string[] {
  return matcher.match(makeSpec({ inputs: inputs('tracks', ...patterns) }))[0]?.paths ?? [];
}

describe.each(Object.entries(PATTERNS))(
  'InputMatcher selects what micromatch selects for %s',
  (_, patterns) => {
    it.each(patterns)('%j', (pattern) => {
      expect(patternProblem(pattern)).toBeNull();
      expect(select(pattern)).toEqual(byMicromatch(pattern));
    });

    it.each(patterns)('%j, excluded', (pattern) => {
      const excluded = new Set(byMicromatch(pattern));
      expect(select('.', `!${pattern}`)).toEqual(PATHS.filter((path) => !excluded.has(path)));
    });
  },
);

it('InputMatcher is tested with patterns of which most select some of the files', () => {
  const counts = Object.values(PATTERNS).flatMap((patterns) =>
    patterns.map((pattern) => select(pattern).length),
  );
  expect(counts.length).toBeGreaterThan(250);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(counts.length * 0.8);
  expect(counts.filter((count) => count === PATHS.length).length).toBeLessThan(20);
});

describe('InputMatcher, for random patterns', () => {
  it('selects what micromatch selects', () => {
    for (const pattern of randomPatterns(isNightly ? 600 : 120)) {
      expect(select(pattern), JSON.stringify(pattern)).toEqual(byMicromatch(pattern));
    }
  });
});

const PARTS = list(`
    src  a  b  ab  app  docs  .github  (auth)  [id]  [...slug]  caf\u00e9  line\nbreak  $id  !x
    **  **  *  *  *.ts  *.md  *.test.ts  a*  *b*  ?  a?  .*  **.ts  a**b  ***  [ab]  [!a]  [a-z]*
    {a,b}  {a,b/**}  {,a}  {src,app}  *.{ts,md}  {1..3}  {a,{b,ab}}  \\(auth\\)  \\[id\\]  a.ts
    README.md`);

/** Patterns that look random and are the same in every run (a linear congruential generator). */
function randomPatterns(count: number): string[] {
  let state = 7;
  const random = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const patterns = Array.from({ length: count }, () => {
    let pattern = PARTS[random(PARTS.length)] ?? '';
    for (let more = random(4); more > 0; more--) {
      pattern += `${random(8) > 0 ? '/' : ''}${PARTS[random(PARTS.length)] ?? ''}`;
    }
    return random(10) > 0 ? pattern : `${pattern}/`;
  });
  return [...new Set(patterns)].filter(
    (pattern) => patternProblem(pattern) === null && !pattern.startsWith('!'),
  );
}
