import { describe, expect, it } from 'vitest';
import { mapTokens } from '../../../integration/engine/src/citations/token-map.ts';
import { tokensOf, wordsOf } from '../../../integration/engine/src/code/tokens.ts';
import type { Hunk } from '../../../integration/engine/src/git/patch.ts';

function hunk(oldStart: number, oldCount: number, newStart: number, newCount: number): Hunk {
  return { oldStart, oldCount, newStart, newCount };
}

/** The state and the lines of a run after a change, such as `moved 3-5`. */
async function follow(
  path: string,
  [before, after]: readonly [readonly string[], readonly string[]],
  hunks: readonly Hunk[],
  [startLine, endLine]: readonly [number, number],
): Promise<string> {
  const lists = [before, after].map((lines) => tokensOf(path, `${lines.join('\n')}\n`));
  const [old, now] = await Promise.all(lists);
  const mapped = mapTokens(
    { before: old?.tokens ?? [], after: now?.tokens ?? [], hunks, lineCount: after.length },
    { startLine, endLine },
  );
  if (mapped === null) return 'unknown';
  const { state, current } = mapped;
  return current === null ? state : `${state} ${current.startLine}-${current.endLine}`;
}

const FUNCTION = ['function f(a: number) {', '  return a;', '}'];

describe('mapTokens of a function', () => {
  it('follows it through comments within, and before it', async () => {
    const commented = ['function f(a: number) {', '  // Why.', '  return a; // So.', '}'];
    const within = [hunk(2, 1, 2, 2)];
    expect(await follow('a.ts', [FUNCTION, commented], within, [1, 3])).toBe('moved 1-4');
    const above = ['/** What it does. */', ...FUNCTION];
    expect(await follow('a.ts', [above, ['', ...above]], [hunk(0, 0, 1, 1)], [1, 4])).toBe(
      'moved 2-5',
    );
    const other = ['/** What it does,', ' * in other words. */', ...FUNCTION];
    expect(await follow('a.ts', [above, other], [hunk(1, 1, 1, 2)], [1, 4])).toBe('moved 1-5');
    const alone = [hunk(1, 1, 0, 0)];
    expect(await follow('a.ts', [above, FUNCTION], alone, [1, 4])).toBe('moved 1-3');
  });

  it('stays `ok` on the same lines', async () => {
    const indented = ['function f(a: number) {', '\treturn a;', '}'];
    expect(await follow('a.ts', [FUNCTION, indented], [hunk(2, 1, 2, 1)], [1, 3])).toBe('ok 1-3');
  });

  it('is `changed` by any other token', async () => {
    const other = ['function f(a: number) {', '  return a + 1;', '}'];
    const hunks = [hunk(2, 1, 2, 1)];
    expect(await follow('a.ts', [FUNCTION, other], hunks, [1, 3])).toBe('changed 1-3');
  });

  it('is found among the lines that came before it in the same hunk', async () => {
    const nested = ['class A {', '  x = 1;', '  function f(a: number) {', '    return a;', '  }'];
    const before = ['class A {', ...FUNCTION, '}'];
    expect(await follow('a.txt', [before, [...nested, '}']], [hunk(2, 3, 2, 4)], [2, 4])).toBe(
      'changed 2-5',
    );
    const after = ['const x = 1;', ...FUNCTION.map((line) => `  ${line}`)];
    expect(await follow('a.ts', [FUNCTION, after], [hunk(1, 3, 1, 4)], [1, 3])).toBe('moved 2-4');
  });

  it('is found elsewhere in its file, if it is long enough and stands there once', async () => {
    const first = ['const first = 1;', 'const other = [first, first];'];
    const hunks = [hunk(1, 3, 0, 0), hunk(5, 0, 3, 4)];
    const moved = ['', '  // Moved.', ...FUNCTION.map((line) => `  ${line}`)];
    const change = [
      [...FUNCTION, ...first],
      [...first, ...moved],
    ] as const;
    expect(await follow('a.ts', [change[0], change[1]], hunks, [1, 3])).toBe('moved 5-7');
    const twice = [...change[1], ...FUNCTION];
    expect(await follow('a.ts', [change[0], twice], hunks, [1, 3])).toBe('deleted');
    expect(
      await follow(
        'a.ts',
        [
          ['x();', ...first],
          [...first, 'x();'],
        ],
        [hunk(1, 1, 0, 0)],
        [1, 1],
      ),
    ).toBe('deleted');
  });
});

describe('mapTokens of lines with blank ones at the edge', () => {
  it('takes as many blank lines along as there still are', async () => {
    const before = ['a();', '', 'b();', 'c();'];
    const inserted = ['a();', '', 'new();', '', 'b();', 'c();'];
    const hunks = [hunk(2, 0, 3, 2)];
    expect(await follow('a.ts', [before, inserted], hunks, [2, 4])).toBe('moved 4-6');
    const tight = ['a();', '', 'new();', 'b();', 'c();'];
    expect(await follow('a.ts', [before, tight], [hunk(2, 0, 3, 1)], [2, 4])).toBe('moved 4-5');
  });

  it('does not leave the file', async () => {
    const before = ['a();', 'b();', '', ''];
    expect(await follow('a.ts', [before, ['a();', 'b();']], [hunk(3, 2, 2, 0)], [1, 4])).toBe(
      'moved 1-2',
    );
  });

  it('is `deleted` if nothing but its blank lines is left', async () => {
    const before = ['a();', '', 'b();'];
    expect(await follow('a.ts', [before, ['a();', '']], [hunk(3, 1, 2, 0)], [2, 3])).toBe(
      'deleted',
    );
  });
});

describe('mapTokens', () => {
  it('sees what only an indent or a line break says', async () => {
    const inner = ['if a:', '    b()', '    c()'];
    const outer = ['if a:', '    b()', 'c()'];
    expect(await follow('a.py', [inner, outer], [hunk(3, 1, 3, 1)], [1, 3])).toBe('changed 1-3');
    const joined = [
      ['function f() {', '  return x', '}'],
      ['function f() {', '  return', '  x', '}'],
    ] as const;
    expect(await follow('a.js', [[...joined[0]], [...joined[1]]], [hunk(2, 1, 2, 2)], [1, 3])).toBe(
      'changed 1-4',
    );
  });

  it('sees text in strings and between tags', async () => {
    const page = ['const a = (', '  <p>', '    Some text', '  </p>', ');'];
    const other = page.with(2, '    Other text');
    expect(await follow('a.tsx', [page, other], [hunk(3, 1, 3, 1)], [2, 4])).toBe('changed 2-4');
    const string = ['const a = `', '  one', '`;'];
    expect(await follow('a.ts', [string, string.with(1, ' one')], [hunk(2, 1, 2, 1)], [1, 3])).toBe(
      'changed 1-3',
    );
    expect(await follow('a.ts', [string, string.with(1, ' one')], [hunk(2, 1, 2, 1)], [1, 2])).toBe(
      'changed 1-2',
    );
  });

  it('passes over docstrings, but not over other strings', async () => {
    const before = ['def f():', '    """Docs."""', '    x = "a"'];
    const docs = before.with(1, '    """Other docs."""');
    expect(await follow('a.py', [before, docs], [hunk(2, 1, 2, 1)], [1, 3])).toBe('ok 1-3');
    const value = before.with(2, '    x = "b"');
    expect(await follow('a.py', [before, value], [hunk(3, 1, 3, 1)], [1, 3])).toBe('changed 1-3');
  });

  it('counts comments that are code', async () => {
    const go = ['//go:build linux', 'package a'];
    const other = go.with(0, '//go:build darwin');
    expect(await follow('a.go', [go, other], [hunk(1, 1, 1, 1)], [1, 2])).toBe('changed 1-2');
  });

  it('compares a file without a grammar line by line', async () => {
    const css = ['a {', '  color: red;', '}'];
    const spaced = ['a {', '', '    color: red;', '}'];
    expect(await follow('a.css', [css, spaced], [hunk(2, 1, 2, 2)], [1, 3])).toBe('moved 1-4');
    const yaml = ['a:', '  b: 1'];
    expect(await follow('a.yaml', [yaml, ['a:', 'b: 1']], [hunk(2, 1, 2, 1)], [1, 2])).toBe(
      'changed 1-2',
    );
  });

  it('passes over comments in JSON and YAML, and over the layout of JSON', async () => {
    const json = ['{', '  "a": [1, 2], // c', '  "b": "// c"', '}'];
    const broken = ['{', '  "a": [', '    1, 2 /* d */', '  ],', '  "b": "// c"', '}'];
    expect(await follow('a.json', [json, broken], [hunk(2, 1, 2, 3)], [2, 3])).toBe('moved 2-5');
    const text = json.with(2, '  "b": "// d"');
    expect(await follow('a.json', [json, text], [hunk(3, 1, 3, 1)], [2, 3])).toBe('changed 2-3');

    const yaml = ['a: 1 # c', 'b: |', '  # no comment', "c: '# no'"];
    const commented = ['a: 1 # d', 'b: | # e', '  # no comment', '# f', "c: '# no'"];
    const hunks = [hunk(1, 2, 1, 2), hunk(3, 0, 4, 1)];
    expect(await follow('a.yml', [yaml, commented], hunks, [1, 4])).toBe('moved 1-5');
    const block = yaml.with(2, '  # another');
    expect(await follow('a.yml', [yaml, block], [hunk(3, 1, 3, 1)], [1, 4])).toBe('changed 1-4');
    const quoted = yaml.with(3, "c: '# yes'");
    expect(await follow('a.yml', [yaml, quoted], [hunk(4, 1, 4, 1)], [1, 4])).toBe('changed 1-4');
  });

  it('compares comments word by word', () => {
    const [before, after] = ['// What it\n// is worth.\n', '//   What it\n// is worth.\n'];
    const change = { hunks: [hunk(1, 1, 1, 1)], lineCount: 2 };
    const lines = { startLine: 1, endLine: 2 };
    const tokens = { before: wordsOf(before), after: wordsOf(after) };
    expect(mapTokens({ ...change, ...tokens }, lines)).toEqual({ state: 'ok', current: lines });
    const other = { ...tokens, after: wordsOf('// What it\n// was worth.\n') };
    expect(mapTokens({ ...change, ...other }, lines)?.state).toBe('changed');
  });
});
