import { describe, expect, it } from 'vitest';
import { changeOf, type Edit, writeFact } from '../../support/facts.ts';

/** What changed: `+ added`, `- removed` and `before -> after`. */
function changesIn(...edit: Edit): string[] {
  const { added, removed, changed } = changeOf(edit);
  return [
    ...added.map((fact) => `+ ${writeFact(fact)}`),
    ...removed.map((fact) => `- ${writeFact(fact)}`),
    ...changed.map(({ before, after }) => `${writeFact(before)} -> ${writeFact(after)}`),
  ];
}

describe('what changed', () => {
  it.each([
    ['export const a = 1;', 'export const a = 2;', ['a = 1 -> a = 2']],
    ['export const a = 1;', 'export const b = 1;', ['+ b = 1', '- a = 1']],
    ['export function a(b) {}', 'export function a(b, c) {}', ['a(b) -> a(b, c)']],
    ['export function a() {}', 'export async function a() {}', ['a() -> a() async']],
    ['export function a() {\n  b();\n}', 'export function a() {\n  c();\n}', ['a() -> a()']],
  ])('in %j and %j', (before, after, expected) => {
    expect(changesIn('a.ts', before, after)).toEqual(expected);
  });

  it('is everything in a new file and in a deleted one', () => {
    expect(changesIn('a.ts', null, 'export const a = 1;')).toEqual(['+ a = 1']);
    expect(changesIn('a.ts', 'export const a = 1;', null)).toEqual(['- a = 1']);
  });

  it('is told apart for definitions with one name', () => {
    const [before, after] = [1, 2].map(
      (value) => `class A {\n  b() { return 0; }\n  b() { return ${value}; }\n}`,
    );
    expect(changesIn('a.ts', before ?? '', after ?? '')).toEqual([
      'A local -> A local',
      'A > b() local -> A > b() local',
    ]);
  });
});

it.each([
  [
    'layout',
    'export function a(b,c) {\n  d( );\n}',
    'export function a(\n  b,\n  c,\n) {\n  d();\n}',
  ],
  ['semicolons', 'export function a() {\n  b()\n}\n', 'export function a() {\n  b();\n}\n'],
  ['quotes of defaults', "export function a(b = 'c') {}", 'export function a(b = "c") {}'],
  ['quotes', "export const a = 'b';\n", 'export const a = "b"\n'],
  ['comments', 'export const a = 1; // b\n', '/* c */\nexport const a = 1;\n'],
  ['imports', "import a from 'b';\n", "import c from 'd';\n"],
  [
    'order',
    'export const a = 1;\nexport const b = 2;\n',
    'export const b = 2;\nexport const a = 1;\n',
  ],
  ['a trailing comma', "export const a = [\n  'b'\n];\n", "export const a = [\n  'b',\n];\n"],
])('is no change: other %s', (_, before, after) => {
  expect(changesIn('a.ts', before, after)).toEqual([]);
});

it('lists the members that were there, of what got a new one', () => {
  const { members } = changeOf([
    'a.ts',
    "export const a = [\n  'b',\n  'c',\n];\nexport const d = ['e'];\n",
    "export const a = [\n  'b',\n  'new',\n  'c',\n];\nexport const d = ['e'];\n",
  ]);
  expect(members).toEqual({
    a: [
      { name: 'b', line: 2 },
      { name: 'c', line: 4 },
    ],
  });
});

it('keeps names that only one side has, apart for code and for strings', () => {
  const change = changeOf(['a.ts', "old('gone one two');", "fresh('come one two');"]);
  expect(change).toMatchObject({
    appeared: ['fresh'],
    vanished: ['old'],
    appearedInText: ['come'],
    vanishedFromText: ['gone'],
    newTexts: ['come one two'],
    lostTexts: ['gone one two'],
  });
});

it('keeps a few hundred of each, and is plain data', () => {
  const text = Array.from({ length: 3000 }, (_, index) => `export const a${index} = ${index};\n`);
  const change = changeOf(['a.ts', null, text.join('')]);
  expect(change.added).toHaveLength(400);
  expect(change.appeared).toHaveLength(400);
  expect(JSON.parse(JSON.stringify(change))).toEqual(change);
});
