import { expect, it } from 'vitest';
import { removed } from '../../../../integration/engine/src/impact/evidence/removed.ts';
import { cluesOf, type Edit } from '../../../support/facts.ts';

it.each<[string, Edit, string]>([
  ['a function', ['a.ts', 'export function hashFiles() {}', ''], '`hash_files`'],
  [
    'a key',
    ['a.ts', 'export const a = {\n  timeout: 1,\n};\n', 'export const a = {\n};\n'],
    '`timeout`',
  ],
  ['a key with a hyphen', ['a.yml', 'runs-on: x\n', ''], '`runs-on`'],
  ['a custom property', ['a.css', ':root {\n  --gap-x: 1px;\n}\n', ':root {\n}\n'], '`--gap-x`'],
  ['a flag', ['a.ts', "o('--max-items');", ''], '`--max-items`'],
  ['an environment variable', ['a.ts', 'process.env.PORT;', 'x;'], '`PORT`'],
  ['a class with its file', ['a.ts', 'export class Timeout {}', null], '## Timeout'],
])('%s that the page names was removed', (_, edit, markdown) => {
  const clues = cluesOf(removed, markdown, [edit]);
  expect(clues).toHaveLength(1);
  expect(clues[0]).toContain('was removed');
});

it.each<[string, Edit[], string]>([
  [
    'is still used',
    [
      [
        'a.ts',
        'export function timeout() {}\ntimeout();',
        "import { timeout } from 'b';\ntimeout();",
      ],
    ],
    '`timeout`',
  ],
  [
    'moved',
    [
      ['a.ts', 'export function timeout() {}', ''],
      ['b.ts', '', 'export function timeout() {}'],
    ],
    '`timeout`',
  ],
  [
    'was private',
    [['a.ts', 'export class A {\n  private timeout = 1;\n}\n', 'export class A {\n}\n']],
    '`timeout`',
  ],
  [
    'was a local variable',
    [['a.ts', 'function f() {\n  const timeout = 1;\n}\n', 'function f() {\n}\n']],
    '`timeout`',
  ],
  ['is a word of prose', [['a.ts', 'export const timeout = 1;', '']], 'The timeout'],
  [
    'is a plain word of an example',
    [['a.ts', 'export const timeout = 1;', '']],
    '```\ntimeout\n```\n',
  ],
  ['was in a comment', [['a.ts', '// timeout', '']], '`timeout`'],
])('what %s was not removed', (_, edits, markdown) => {
  expect(cluesOf(removed, markdown, edits)).toEqual([]);
});

it('says nothing about a name that many pages use', () => {
  const edit: Edit = ['a.ts', 'export const timeout = 1;', ''];
  const others = ['`timeout`', '`timeout`', '`timeout`'];
  expect(cluesOf(removed, '`timeout`', [edit], others.slice(1))).toHaveLength(1);
  expect(cluesOf(removed, '`timeout`', [edit], others)).toEqual([]);
});

it('is not said of an option that only lost its default', () => {
  const before = 'export const options = {\n  quality: {\n    default: 80,\n  },\n};\n';
  const edit: Edit = ['a.ts', before, before.replace('    default: 80,\n', '')];
  expect(cluesOf(removed, '`quality`', [edit])).toEqual([]);
});
