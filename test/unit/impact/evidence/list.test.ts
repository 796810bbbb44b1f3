import { describe, expect, it } from 'vitest';
import { list } from '../../../../integration/engine/src/impact/evidence/list.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

/** A new member `added` of an object. */
const NEW_KEY: Edit = [
  'a.ts',
  'export const options = {\n  alpha: 1,\n  beta: 2,\n  gamma: 3,\n};\n',
  'export const options = {\n  alpha: 1,\n  beta: 2,\n  added: 4,\n  gamma: 3,\n};\n',
];
const LISTED = 'Intro\n\n## Options\n\n`alpha`, `beta` and `gamma`\n';

describe('a list that a page gives gets a new member', () => {
  it('of an object', () => {
    expect(cluesOf(list, LISTED, [NEW_KEY])).toEqual([
      '1: `added` is new, while 3 of 3 other members of `options` are named here',
    ]);
  });

  it.each([
    ['an enum', 'export enum Mode {\n  Alpha,\n  Beta,\n  Gamma,\n', '  Added,\n', '}\n', 'a.ts'],
    [
      'a union',
      "export type Mode =\n  | 'alpha'\n  | 'beta'\n  | 'gamma'",
      "\n  | 'added'",
      ';\n',
      'a.ts',
    ],
    [
      'an array on one line',
      "export const all = ['alpha', 'beta', 'gamma'",
      ", 'added'",
      '];\n',
      'a.ts',
    ],
    [
      'an interface',
      'export interface A {\n  alpha: 1;\n  beta: 1;\n  gamma: 1;\n',
      '  added: 1;\n',
      '}\n',
      'a.ts',
    ],
    [
      'exports of a module',
      'export const alpha = 1;\nexport function beta() {}\nexport class Gamma {}\n',
      'export const added = 1;\n',
      '',
      'a.ts',
    ],
    [
      'names that a module passes on',
      "export { alpha } from './a';\nexport { beta } from './b';\nexport { gamma } from './c';\n",
      "export { added } from './d';\n",
      '',
      'a.ts',
    ],
    [
      'an enum of Rust',
      'pub enum Mode {\n    Alpha,\n    Beta,\n    Gamma,\n',
      '    Added(u8),\n',
      '}\n',
      'a.rs',
    ],
    [
      'an enum of Python',
      'class Mode(Enum):\n    ALPHA = 1\n    BETA = 2\n    GAMMA = 3\n',
      '    ADDED = 4\n',
      '',
      'a.py',
    ],
    [
      'subclasses',
      'class Alpha(Base): ...\nclass Beta(Base): ...\nclass Gamma(Base): ...\n',
      'class Added(Base): ...\n',
      '',
      'a.py',
    ],
    [
      'a structure of Go',
      'type A struct {\n\tAlpha int\n\tBeta int\n\tGamma int\n',
      '\tAdded int\n',
      '}\n',
      'a.go',
    ],
    [
      'fields of Java',
      'class A {\n  int alpha;\n  int beta;\n  int gamma;\n',
      '  int added;\n',
      '}\n',
      'A.java',
    ],
    ['keys of YAML', 'on:\n  alpha: 1\n  beta: 2\n  gamma: 3\n', '  added: 4\n', '', 'a.yml'],
    ['a list of YAML', 'on:\n  - alpha\n  - beta\n  - gamma\n', '  - added\n', '', 'a.yml'],
    ['a table of TOML', '[tool]\nalpha = 1\nbeta = 2\ngamma = 3\n', 'added = 4\n', '', 'a.toml'],
    [
      'an object of JSON',
      '{\n  "on": {\n    "alpha": 1,\n    "beta": 1,\n    "gamma": 1',
      ',\n    "added": 1',
      '\n  }\n}\n',
      'a.json',
    ],
    [
      'custom properties',
      ':root {\n  --alpha: 1px;\n  --beta: 1px;\n  --gamma: 1px;\n',
      '  --added: 1px;\n',
      '}\n',
      'a.css',
    ],
  ])('as in %s', (_, start, added, end, path) => {
    const clues = cluesOf(list, LISTED, [[path, start + end, start + added + end]]);
    expect(clues).toHaveLength(1);
    expect(clues[0]).toMatch(/^1: `(?:--)?added` is new/i);
  });

  it.each([
    ['`--alpha`, `--beta` and `--gamma`', 1],
    // These are keys of a configuration, and the code passes options to another program.
    ['`alpha`, `beta` and `gamma`', 0],
  ])('as in options of a command, if they are written as such in %s', (markdown, count) => {
    const before = "o('--alpha');\no('--beta');\no('--gamma');\n";
    const clues = cluesOf(list, markdown, [['a.ts', before, `${before}o('--added');\n`]]);
    expect(clues).toHaveLength(count);
  });

  it('of which the page lists the part around the new one', () => {
    const far = Array.from({ length: 40 }, (_, index) => `  far${index}: 0,\n`).join('');
    const [path, before, after] = NEW_KEY;
    const edit: Edit = [
      path,
      (before ?? '').replace('};', `${far}};`),
      (after ?? '').replace('};', `${far}};`),
    ];
    expect(cluesOf(list, LISTED, [edit])).toHaveLength(1);
  });
});

describe('nothing is missing from a list', () => {
  it.each([
    ['if the page names the new member', `${LISTED}\n\`added\`\n`, []],
    ['if another page names it', LISTED, ['The `added` option']],
    ['if the page names two members', '`alpha` and `beta`', []],
    ['if the members are words of prose', 'alpha, beta and gamma', []],
    ['if the members are words of an example', '```\nalpha, beta, gamma\n```\n', []],
    ['if the page names members of another set', '`one`, `two` and `three`', []],
  ])('%s', (_, markdown, others) => {
    expect(cluesOf(list, markdown, [NEW_KEY], others)).toEqual([]);
  });

  it.each<[string, Edit]>([
    [
      'if the new member is private',
      [
        'a.ts',
        'export class A {\n  alpha = 1;\n  beta = 1;\n  gamma = 1;\n}\n',
        'export class A {\n  alpha = 1;\n  beta = 1;\n  gamma = 1;\n  private added = 1;\n}\n',
      ],
    ],
    [
      'if the members are local variables',
      [
        'a.ts',
        'function f() {\n  const alpha = 1;\n  const beta = 1;\n  const gamma = 1;\n}\n',
        'function f() {\n  const alpha = 1;\n  const beta = 1;\n  const gamma = 1;\n  const added = 1;\n}\n',
      ],
    ],
    ['if the file is new', ['a.ts', null, NEW_KEY[2]]],
    [
      'if it has other layout',
      [
        'a.ts',
        "export const all = ['alpha', 'beta', 'gamma'];\n",
        "export const all = [\n  'alpha',\n  'beta',\n  'gamma',\n];\n",
      ],
    ],
    ['if a member was removed', ['a.ts', NEW_KEY[2], NEW_KEY[1]]],
  ])('%s', (_, edit) => {
    expect(cluesOf(list, LISTED, [edit])).toEqual([]);
  });

  it('if the member moved from another file', () => {
    const moved: Edit = ['b.ts', 'export const others = {\n  added: 4,\n};\n', ''];
    expect(cluesOf(list, LISTED, [NEW_KEY, moved])).toEqual([]);
  });
});

it('is said of the page where each section names one member', () => {
  const before = 'export const alpha = 1;\nexport const beta = 1;\nexport const gamma = 1;\n';
  const edit: Edit = ['a.ts', before, `${before}export const added = 1;\n`];
  const [clue] = cluesOf(list, '## `alpha(a)`\n\n## `beta()`\n\n## `gamma(a, b)`\n', [edit]);
  expect(clue).toMatch(/^0: .* are named on this page$/);
});
