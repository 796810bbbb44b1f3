import { describe, expect, it } from 'vitest';
import { hasKeys, isKeyPath } from '../../../integration/engine/src/code/data-key.ts';
import { keysOf } from '../../../integration/engine/src/code/data-keys.ts';

/** The keys of a file, such as `a.b 2-3 [1,2]`. */
function keys(path: string, ...lines: string[]): string[] | null {
  const found = keysOf(path, `${lines.join('\n')}\n`);
  return (
    found?.map(
      ({ name, startLine, endLine, value }) => `${name} ${startLine}-${endLine} ${value}`,
    ) ?? null
  );
}

describe('the keys of JSON', () => {
  it('are those of objects, with their lines and values', () => {
    expect(
      keys(
        'package.json',
        '{',
        '  "name": "x",',
        '  "exports": {',
        '    ".": "./a.js"',
        '  },',
        '  "files": [{ "no": 1 }]',
        '}',
      ),
    ).toEqual([
      'name 2-2 "x"',
      'exports 3-5 {".":"./a.js"}',
      'exports.. 4-4 "./a.js"',
      'files 6-6 [{"no":1}]',
    ]);
  });

  it('are read with comments and trailing commas, and not from broken text', () => {
    expect(keys('tsconfig.json', '{', '  // Strict.', '  "strict": true,', '}')).toEqual([
      'strict 3-3 true',
    ]);
    expect(keys('a.json', '{ "a": ')).toBeNull();
    expect(keys('a.json', '')).toBeNull();
    expect(keys('a.json', '['.repeat(100_000))).toBeNull();
  });
});

describe('the keys of YAML', () => {
  it('are those of mappings in all documents, without the blank lines after them', () => {
    expect(
      keys(
        'ci.yml',
        'on: push # always',
        'jobs:',
        '  build-site:',
        '    steps:',
        '      - run: make',
        '',
        '  empty:',
        '---',
        '"env": { A: 1 }',
      ),
    ).toEqual([
      'on 1-1 "push"',
      'jobs 2-7 {"build-site":{"steps":[{"run":"make"}]},"empty":null}',
      'jobs.build-site 3-5 {"steps":[{"run":"make"}]}',
      'jobs.build-site.steps 4-5 [{"run":"make"}]',
      'jobs.empty 7-7 null',
      'env 9-9 {"A":1}',
      'env.A 9-9 1',
    ]);
  });

  it('are not read from text that is broken, nested too deeply, or too much by its aliases', () => {
    expect(keys('a.yaml', 'a: [1', 'b: 2')).toBeNull();
    expect(keys('a.yaml', `a: ${'['.repeat(50_000)}`)).toBeNull();
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, other] of ['ba', 'cb', 'dc', 'ed', 'fe'] as const) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${other}`).join(', ')}]`);
    }
    expect(keys('a.yaml', ...bomb)).toBeNull();
    expect(keys('a.yaml', 'a: &a', '  b: *a')).toBeNull();
  });
});

describe('the keys of TOML', () => {
  it('are those of entries and of tables', () => {
    expect(
      keys(
        'pyproject.toml',
        'title = "x" # A title.',
        '',
        '[build-system]',
        'requires = [',
        '  "hatchling", # A comment.',
        '  "a # b",',
        ']',
        '',
        '[tool.ruff]',
        'line-length = 100',
        '[tool.ruff.lint]',
        "select = ['E']",
        '# The end.',
        '[[tool.x]]',
        'a.b = 1',
        '[tool.x.y]',
        'c = 2',
      ),
    ).toEqual([
      'build-system 3-7 [build-system]\nrequires=[ "hatchling" , "a # b" , ]\n',
      "tool.ruff 9-12 [tool.ruff]\nline-length=100\n[tool.ruff.lint]\nselect=[ 'E' ]\n",
      "tool.ruff.lint 11-12 [tool.ruff.lint]\nselect=[ 'E' ]\n",
      'title 1-1 "x"',
      'build-system.requires 4-7 [ "hatchling" , "a # b" , ]',
      'tool.ruff.line-length 10-10 100',
      "tool.ruff.lint.select 12-12 [ 'E' ]",
    ]);
  });

  it('may have strings of several lines and quoted parts', () => {
    expect(
      keys('a.toml', 'a."b.c" = """', ' x = 1 \\"""', '[no]"""', 'd = 2024-01-01 10:00:00'),
    ).toEqual(['a.b.c 1-3 """\n x = 1 \\"""\n[no]"""', 'd 4-4 2024-01-01 10:00:00']);
  });

  it('are not read from text that is broken', () => {
    expect(keys('a.toml', 'a = [1', 'b = 2')).toBeNull();
    expect(keys('a.toml', 'a = ')).toBeNull();
    expect(keys('a.toml', 'just words')).toBeNull();
    expect(keys('a.toml', 'a = 1 ]')).toBeNull();
  });
});

it('keys are known of data files only, and up to a length', () => {
  expect(['a.json', '.eslintrc.json', 'a.yaml', 'a.YML', 'Cargo.toml'].every(hasKeys)).toBe(true);
  expect(['a.ts', 'a.md', 'yaml'].some(hasKeys)).toBe(false);
  expect(keysOf('a.json', `{ "a": "${'x'.repeat(300_000)}" }`)).toBeNull();
  expect(keysOf('a.ts', '{}')).toBeNull();
});

it.each([
  ['exports', true],
  ['jobs.build-site', true],
  ['@scope', true],
  ['tool.ruff.3', true],
  ['L12', true],
  ['12', false],
  ['a..b', false],
  ['a b', false],
  ['', false],
  ['a'.repeat(201), false],
])('isKeyPath(%j) is %j', (text, expected) => {
  expect(isKeyPath(text)).toBe(expected);
});
