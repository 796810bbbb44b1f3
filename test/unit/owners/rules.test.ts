import micromatch from 'micromatch';
import { describe, expect, it } from 'vitest';
import { parseCodeowners } from '../../../integration/engine/src/owners/codeowners.ts';
import type { Dialect } from '../../../integration/engine/src/owners/dialect.ts';
import { type OwnerRule, OwnerRules } from '../../../integration/engine/src/owners/rules.ts';
import { countCalls } from '../support/calls.ts';
import { hugeText } from '../support/huge-text.ts';
import { titled } from '../support/titled.ts';

const DIALECTS: Dialect[] = ['github', 'gitlab'];

function makeRule(pattern: string, section = 0): OwnerRule {
  return { pattern, owners: [`@${pattern}`], section, excludes: false };
}

describe('OwnerRules', () => {
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

  it('finds the last matching rule of each section, as micromatch matches', () => {
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

  it('is case-sensitive', () => {
    const rules = new OwnerRules([makeRule('**/README'), makeRule('**/*.TS')]);
    expect(rules.find('readme')).toEqual([]);
    expect(rules.find('a.ts')).toEqual([]);
    expect(rules.find('README')).toHaveLength(1);
  });
});

describe('OwnerRules, limited in wildcards and depth,', () => {
  it.each([
    ['/a/**/b/**/c/**/d', 'a/b/c/d', 1],
    ['/a/**/b/**/c/**/d/**/e', 'a/b/c/d/e', 0],
    ['**/*', 'a/'.repeat(39) + 'a', 1],
    ['**/*', 'a/'.repeat(40) + 'a', 0],
  ])('finds for %j and %j as many rules as %j', (pattern, path, count) => {
    expect(new OwnerRules([makeRule(pattern)]).find(path)).toHaveLength(count);
  });
});

describe.each(DIALECTS)('parseCodeowners for %s', (dialect) => {
  it.each(titled('', '.', '..', '/', '/a', './a', '../a', 'a/'.repeat(5000), '\0'))(
    'finds no owner of %s',
    (_, path) => {
      const owners = parseCodeowners('/a @a\na/ @a', dialect);
      expect(owners.ownersOf(path)).toEqual([]);
    },
  );

  it.each(['...', '..a', '.../a', '-', 'a b', '__proto__', 'constructor/a', 'a\nb/c', '\ud800'])(
    'finds an owner of %j',
    (path) => {
      expect(parseCodeowners('* @a', dialect).ownersOf(path)).toEqual(['@a']);
    },
  );

  it('reads the valid lines among invalid ones', () => {
    const texts = ['[', '\\', '[[[', '!!', '^', '@', '\0', '\u2028', '[a] \u2028', '*'.repeat(9)];
    for (const text of texts) {
      const owners = parseCodeowners(`${text}\n${text} @a\nz @z\n/y${text} @y`, dialect);
      expect(owners.ownersOf('z'), JSON.stringify(text)).toEqual(['@z']);
    }
  });
});

describe.each(DIALECTS)('a CODEOWNERS file for %s', (dialect) => {
  it.each([
    ['folders', (index: number) => `/src/m${index}/ @t${index}`],
    ['folders at any depth', (index: number) => `m${index}/ @t${index}`],
    ['extensions', (index: number) => `*.e${index} @t${index}`],
    ['sections', (index: number) => `[S${index}]\n/src/m${index}/ @t`],
  ])('tests no more rules for a file if there are ten times as many %s', async (_, line) => {
    const files = Array.from({ length: 20 }, (_, index) => `src/m${index}/f.e${index}`);
    const [few, many] = [100, 1000].map((count) => {
      const lines = Array.from({ length: count }, (_, index) => line(index));
      return parseCodeowners(['* @all', ...lines].join('\n'), dialect);
    });
    // A file that was asked for before costs nothing.
    const [calls = 0, more = 0] = await countCalls(
      [few, many].map((owners) => () => files.map((file) => owners?.ownersOf(file))),
      'ignore',
    );
    expect(calls).toBeGreaterThan(200);
    expect(more).toBeLessThan(1.5 * calls);
    expect(files.filter((file) => many?.ownersOf(file).length === 0)).toEqual([]);
  });

  it.each([
    ['z/**/a/**/a/**/y', 'z/a/a/y'],
    ['**/a/**/a/**/b/z', 'a/a/b/z'],
    ['a/**/a/**/a/z/', 'a/a/a/z/x'],
    ['*/**/*/**/*y', 'z/a/ay'],
    ['z/**/*/**/*/**/*y', 'z/a/a/ay'],
    ['**/*a*a*y', 'aay'],
    ['**/a*a*a*/**/y', 'aaa/y'],
  ])('matches %j in bounded time, however deep the folders are', (pattern, match) => {
    const owners = parseCodeowners(`${pattern} @a`, dialect);
    expect(owners.ownersOf(match)).toEqual(['@a']);
    for (const name of ['a/', 'aaaa/', 'z/a/', 'y/z/a/']) {
      for (const depth of [9, 12, 18, 36]) owners.ownersOf(`z/y/${name.repeat(depth)}b`);
      expect(owners.ownersOf(`z/y/${name.repeat(5_000)}b`)).toEqual([]);
    }
  });

  it.each([
    ['an open heading', `[${hugeText('a')}`],
    ['spaces after a heading', `[a]${hugeText(' ')}\u2028`],
    ['spaces after a pattern', `b${hugeText(' ')}\u2028`],
    ['backslashes', `b${hugeText('\\')}`],
    ['signs of an owner', hugeText('@')],
    ['signs behind a pattern', `b ${hugeText('@')}`],
    ['groups', `b @${hugeText('a/')}!`],
    ['a long pattern', `${hugeText('b')} @a`],
    ['the same heading', hugeText('[a]\n')],
    ['many headings', Array.from({ length: 100_000 }, (_, index) => `[${index}]`).join('\n')],
  ])('is read in linear time with %s', (_, text) => {
    expect(parseCodeowners(text, dialect).ownersOf('a')).toEqual([]);
  });
});
