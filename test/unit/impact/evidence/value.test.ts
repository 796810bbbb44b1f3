import { describe, expect, it } from 'vitest';
import { value } from '../../../../integration/engine/src/impact/evidence/value.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

const MINUTES: Edit = ['a.py', 'SESSION_MINUTES = 30\n', 'SESSION_MINUTES = 15\n'];
const LEVEL: Edit = [
  'a.ts',
  "export const a = {\n  level: 'info',\n};\n",
  "export const a = {\n  level: 'warn',\n};\n",
];

describe('another value', () => {
  it('of a constant that a sentence states', () => {
    expect(cluesOf(value, 'A\n\n## B\n\nA session lasts 30 minutes.\n', [MINUTES])).toEqual([
      '1: `SESSION_MINUTES`, named here, changed from `30` to `15`',
    ]);
  });

  it.each<[string, string, Edit]>([
    ['of a named constant', '`SESSION_MINUTES`', MINUTES],
    ['that stands beside the name', 'The `level` is `info`', LEVEL],
    ['of a key in a table', '| a | b |\n| - | - |\n| level | info |\n', LEVEL],
    [
      'with a separator of thousands',
      'Sessions end after 10,000 requests.',
      ['a.ts', 'export const SESSION_LIMIT = 10_000;', 'export const SESSION_LIMIT = 5_000;'],
    ],
    [
      'of a parameter',
      'The `path` is `"x"`',
      ['a.py', 'def f(\n    path="x",\n): ...\n', 'def f(\n    path="y",\n): ...\n'],
    ],
    [
      'that is the default of an environment variable',
      'It is `PORT`, or 3000.',
      ['a.ts', 'const PORT = process.env.PORT ?? 3000;', 'const PORT = process.env.PORT ?? 8080;'],
    ],
    [
      'that is the default of a setting',
      '`MINUTES`',
      ['a.py', 'MINUTES = int(os.getenv("M", "30"))\n', 'MINUTES = int(os.getenv("M", "60"))\n'],
    ],
    [
      'that is the default of an option of a command',
      '`--max-items`',
      [
        'a.py',
        'p.add_argument("--max-items", default=5)\n',
        'p.add_argument("--max-items", default=9)\n',
      ],
    ],
    ['in YAML', '`level`', ['a.yml', 'level: info\n', 'level: warn\n']],
    [
      'that is no literal any more',
      'The `level` is `info`',
      ['a.ts', "export const level = 'info';", 'export const level = f();'],
    ],
  ])('%s', (_, markdown, edit) => {
    expect(cluesOf(value, markdown, [edit])).toHaveLength(1);
  });
});

it('is found in a file to which the constant moved', () => {
  const edits: Edit[] = [
    ['a.py', 'SESSION_MINUTES = 30\n', ''],
    ['b.py', null, 'SESSION_MINUTES = 15\n'],
  ];
  expect(cluesOf(value, '`SESSION_MINUTES`', edits)).toHaveLength(1);
});

describe('a value is not stated', () => {
  it.each<[string, string, Edit]>([
    ['by another number', 'A session lasts 300 or 30.5 or 1,300 or v30 minutes.', MINUTES],
    ['by the number alone', 'It has 30 pages.', MINUTES],
    ['in another sentence', 'A session ends. It has 30 pages.', MINUTES],
    ['in an example', '```\n30 session minutes\n```\n', MINUTES],
    ['for a word of prose', 'The level is high.', LEVEL],
    [
      'if only quotes differ',
      '`level`',
      ['a.ts', "export const level = 'a';", 'export const level = "a";'],
    ],
    [
      'if only an expression differs',
      '`level`',
      ['a.ts', 'export const level = f(1);', 'export const level = f(2);'],
    ],
    [
      'of a local variable',
      'The `level`',
      [
        'a.ts',
        'function f() {\n  const level = 1;\n}\n',
        'function f() {\n  const level = 2;\n}\n',
      ],
    ],
  ])('%s', (_, markdown, edit) => {
    expect(cluesOf(value, markdown, [edit])).toEqual([]);
  });
});

it('is that of the option, where a key gives its default', () => {
  const text = (value: number): string =>
    `export const options = {\n  quality: {\n    default: ${value},\n  },\n};\n`;
  const clues = cluesOf(value, '`quality`', [['a.ts', text(80), text(75)]]);
  expect(clues).toEqual(['0: `quality`, named here, changed from `80` to `75`']);
});

it('is not found where only the quotes of a value in YAML changed', () => {
  expect(cluesOf(value, '`level`', [['a.yml', 'level: info\n', 'level: "info"\n']])).toEqual([]);
});
