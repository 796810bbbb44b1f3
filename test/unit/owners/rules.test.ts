import micromatch from 'micromatch';
import { describe, expect, it } from 'vitest';
import { parseCodeowners } from '../../../integration/src/owners/codeowners.ts';
import type { Dialect } from '../../../integration/src/owners/dialect.ts';
import { type OwnerRule, OwnerRules } from '../../../integration/src/owners/rules.ts';

const DIALECTS: Dialect[] = ['github', 'gitlab'];

function makeRule(pattern: string, section = 0): OwnerRule {
  return { pattern, owners: [`@${pattern}`], section, excludes: false };
}

describe('a set of rules', () => {
  const names = ['a', 'b', 'src', 'a.ts', 'b.ts', 'x.test.ts', 'Makefile', '.env'];
  const paths = names.flatMap((first) => [
    first,
    ...names.flatMap((second) => [
      `${first}/${second}`,
      ...names.map((third) => `${first}/${second}/${third}`),
    ]),
  ]);
  const patterns = [
    ...['**/*', '/a/**', '**/b/**/*', '**/*.ts', '/src/*/a.ts', '**/a.ts', '**/*.test.ts/**', '/*'],
    ...['/src/**/b.ts', '**/[ab]/*', '**/a\\.ts', '**/.*', '/a/b/**/*', '**/M*', '**/?', '/b/b.ts'],
    ...['**/a/b', '/src/a/**', '**/*.t?', '/a.ts/**', '**/src/**/a', '**/*.*'],
  ];

  it('finds for a path the last of those that micromatch finds', () => {
    for (const section of [0, 1]) {
      const rules = patterns.map((pattern, index) => makeRule(pattern, index % 2 && section));
      const all = new OwnerRules(rules);
      const tests = rules.map(({ pattern }) =>
        micromatch.matcher(pattern.replace(/^\//, ''), { dot: true }),
      );
      for (const path of paths) {
        const matching = rules.filter((_, index) => tests[index]?.(path));
        const last = [0, 1]
          .map((number) => matching.findLast((rule) => rule.section === number))
          .filter((rule) => rule !== undefined)
          .sort((a, b) => rules.indexOf(a) - rules.indexOf(b));
        expect(all.find(path), path).toEqual(last);
      }
    }
  });

  it('tells upper case from lower case', () => {
    const rules = new OwnerRules([makeRule('**/README'), makeRule('**/*.TS')]);
    expect(rules.find('readme')).toEqual([]);
    expect(rules.find('a.ts')).toEqual([]);
    expect(rules.find('README')).toHaveLength(1);
  });
});

describe('a rule', () => {
  it.each([
    ['/a/**/b/**/c/**/d', 'a/b/c/d', 1],
    ['/a/**/b/**/c/**/d/**/e', 'a/b/c/d/e', 0],
    ['**/*', 'a/'.repeat(39) + 'a', 1],
    ['**/*', 'a/'.repeat(40) + 'a', 0],
  ])('%j finds in %j as many as %j, for it goes just so deep', (pattern, path, count) => {
    expect(new OwnerRules([makeRule(pattern)]).find(path)).toHaveLength(count);
  });
});

describe.each(DIALECTS)('whatever %s is asked', (dialect) => {
  it.each(['', '.', '..', '/', '/a', './a', '../a', 'a/'.repeat(5000), '\0'])(
    'nobody owns %j',
    (path) => {
      const owners = parseCodeowners('/a @a\na/ @a', dialect);
      expect(owners.ownersOf(path)).toEqual([]);
    },
  );

  it.each(['...', '..a', '.../a', '-', 'a b', '__proto__', 'constructor/a', 'a\nb/c', '\ud800'])(
    'somebody owns %j',
    (path) => {
      expect(parseCodeowners('* @a', dialect).ownersOf(path)).toEqual(['@a']);
    },
  );

  it('odd texts do no harm', () => {
    const texts = ['[', '\\', '[[[', '!!', '^', '@', '\0', '\u2028', '[a] \u2028', '*'.repeat(9)];
    for (const text of texts) {
      const owners = parseCodeowners(`${text}\n${text} @a\nz @z\n/y${text} @y`, dialect);
      expect(owners.ownersOf('z'), JSON.stringify(text)).toEqual(['@z']);
    }
  });
});

describe.each(DIALECTS)('the time that %s takes', (dialect) => {
  it.each([
    ['many rules', Array.from({ length: 2000 }, (_, index) => `/src/m${index}/ @t${index}`)],
    ['rules for any folder', Array.from({ length: 2000 }, (_, index) => `m${index}/ @t${index}`)],
    ['rules for endings', Array.from({ length: 2000 }, (_, index) => `*.e${index} @t${index}`)],
    ['sections', Array.from({ length: 1000 }, (_, index) => `[S${index}]\n/src/m${index}/ @t`)],
  ])('for %s and many files is short', (_, lines) => {
    const files = Array.from({ length: 10_000 }, (_, index) => `src/m${index % 2000}/f${index}.ts`);
    const start = performance.now();
    const owners = parseCodeowners(['* @all', ...lines].join('\n'), dialect);
    const owned = files.filter((file) => owners.ownersOf(file).length > 0);
    expect(owned).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each([
    ['z/**/a/**/a/**/y', 'z/a/a/y'],
    ['**/a/**/a/**/b/z', 'a/a/b/z'],
    ['a/**/a/**/a/z/', 'a/a/a/z/x'],
    ['*/**/*/**/*y', 'z/a/ay'],
    ['z/**/*/**/*/**/*y', 'z/a/a/ay'],
    ['**/*a*a*y', 'aay'],
    ['**/a*a*a*/**/y', 'aaa/y'],
  ])('for %j and deep folders is short', (pattern, match) => {
    const owners = parseCodeowners(`${pattern} @a`, dialect);
    const start = performance.now();
    expect(owners.ownersOf(match)).toEqual(['@a']);
    for (const name of ['a/', 'aaaa/', 'z/a/', 'y/z/a/']) {
      for (const depth of [9, 12, 18, 36, 400]) {
        owners.ownersOf(`z/y/${name.repeat(depth)}b`);
      }
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('for a long line or many lines is short', () => {
    const start = performance.now();
    const long = 1_000_000;
    parseCodeowners(`[${'a'.repeat(long)}`, dialect).ownersOf('a');
    parseCodeowners(`[a]${' '.repeat(long)}\u2028`, dialect).ownersOf('a');
    parseCodeowners(`a${' '.repeat(long)}\u2028`, dialect).ownersOf('a');
    parseCodeowners(`a${'\\'.repeat(long)}`, dialect).ownersOf('a');
    parseCodeowners('@'.repeat(long), dialect).ownersOf('a');
    parseCodeowners(`a ${'@'.repeat(long)}`, dialect).ownersOf('a');
    parseCodeowners(`a @${'a/'.repeat(4 * long)}!`, dialect).ownersOf('a');
    parseCodeowners(`${'a'.repeat(16 * long)} @a`, dialect).ownersOf('a');
    parseCodeowners('[a]\n'.repeat(long / 4), dialect).ownersOf('a');
    parseCodeowners(
      Array.from({ length: long / 10 }, (_, index) => `[${index}]`).join('\n'),
      dialect,
    ).ownersOf('a');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
