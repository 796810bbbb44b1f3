import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThemeRegistration } from 'shiki';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainLines, textOf, type TokenLine } from '../../../integration/astro/src/diff/tokens.ts';
import {
  Highlighter,
  type HighlighterSettings,
  LONGEST_TEXT,
} from '../../../integration/astro/src/source/highlighter.ts';
import {
  type MaskedText,
  maskSecrets,
} from '../../../integration/astro/src/masking/masked-text.ts';
import { ShikiHighlighter } from '../../../integration/astro/src/source/shiki.ts';

/** A text in which there is nothing to mask. */
const shown = (text: string): MaskedText => maskSecrets(text, '');

const CODE = shown('const a = 1; // one\n\nfunction b() {\n  return "two";\n}\n');

/** The looks of the text `part` in the lines. */
function looksOf(lines: readonly TokenLine[], part: string): string[] {
  return lines
    .flatMap((line) => line.filter(({ text }) => text.includes(part)))
    .map(({ look }) => look);
}

/** The colour that a look has in the style sheet. */
function inkOf(css: string, look: string, family: 'l' | 'd'): string | undefined {
  const name = look.split(' ').find((name) => name.startsWith(family)) ?? '-';
  return new RegExp(`\\.${name}\\{--${family}:(\\S+)\\}`).exec(css)?.[1];
}

/** Does by itself what threads do otherwise. */
function makeHighlighter(settings: HighlighterSettings, cacheDir: string | null): Highlighter {
  return new Highlighter(settings, cacheDir, async (setup) =>
    Promise.resolve(new ShikiHighlighter(setup)),
  );
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drift-code-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('highlighted code', () => {
  it('has the colours of both themes, as classes', async () => {
    const highlighter = makeHighlighter({}, null);
    const lines = await highlighter.lines('src/a.ts', 'a1', CODE);
    const css = await highlighter.style();
    const [keyword = ''] = looksOf(lines, 'function');
    expect(keyword).toMatch(/^l\d+ d\d+$/);
    expect(inkOf(css, keyword, 'd')).toBe('#ff7b72');
    expect(looksOf(lines, 'const')).toEqual([keyword]);
    expect(looksOf(lines, '"two"')).not.toEqual([keyword]);
    await highlighter.finish();
  });

  it('is made in advance, and not a second time when it is needed', async () => {
    const asked: string[] = [];
    const highlighter = new Highlighter({}, null, async (setup) => {
      const shiki = new ShikiHighlighter(setup);
      const highlight: typeof shiki.highlight = async (code) => {
        asked.push(code.text);
        return shiki.highlight(code);
      };
      return Promise.resolve({ highlight, end: async () => shiki.end() });
    });
    await highlighter.foresee('src/a.ts', 'a1', CODE);
    const lines = await highlighter.lines('src/a.ts', 'a1', CODE);
    expect(asked).toEqual([CODE]);
    expect(lines).toEqual(await makeHighlighter({}, null).lines('src/a.ts', 'a1', CODE));
    expect(lines.flat().some(({ look }) => look !== '')).toBe(true);
    await highlighter.finish();
  });

  it('has no class for white space and ordinary text', async () => {
    const lines = await makeHighlighter({}, null).lines('a.py', 'a1', shown('name\n\n  name\n'));
    expect(lines).toEqual([[{ text: 'name', look: '' }], [], [{ text: '  name', look: '' }]]);
  });

  it.each([
    ['', 'a.ts'],
    ['\n', 'a.ts'],
    ['let a', 'a.ts'],
    ['let a;\r\nlet b;\r\n', 'a.ts'],
    ['let a;\rlet b;\u2028let c;\n', 'a.ts'],
    ['"""\nlong\n\n"""\n', 'a.py'],
    ['\u202e\u{1f600}<&>\'"\n', 'a.html'],
    ['\ud800 = 1\n', 'a.ts'],
    ['text\n', 'README'],
    [`let a = "${'x'.repeat(3000)}";\nlet b;\n`, 'a.ts'],
  ])('keeps every character of %j', async (text, path) => {
    const lines = await makeHighlighter({}, null).lines(path, 'a1', shown(text));
    expect(lines.map(textOf)).toEqual(plainLines(text).map(textOf));
  });

  it('has no colours where the text or a line is too long', async () => {
    const highlighter = makeHighlighter({}, null);
    const long = `let a = "${'x'.repeat(LONGEST_TEXT)}";\n`;
    expect(await highlighter.lines('a.ts', 'a1', shown(long))).toEqual(plainLines(long));
    const lines = await highlighter.lines('a.ts', 'a2', shown(`${long.slice(0, 3000)}\nlet b;\n`));
    expect(lines[0]?.every(({ look }) => look === '')).toBe(true);
  });

  it('has the same colours on a machine that takes a tenth of a second for a token', async () => {
    const expected = await makeHighlighter({}, null).lines('a.ts', 'a1', CODE);
    let now = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 100));
    const lines = await makeHighlighter({}, null).lines('a.ts', 'a1', CODE);
    clock.mockRestore();
    expect(now).toBeGreaterThan(1000);
    expect(lines).toEqual(expected);
  });

  it('has the themes of the site', async () => {
    const own = (foreground: string): ThemeRegistration => ({
      name: 'own',
      type: 'light',
      fg: '#222222',
      bg: '#ffffff',
      settings: [{ scope: 'keyword,storage', settings: { foreground, fontStyle: 'bold' } }],
    });
    const inksWith = async (settings: HighlighterSettings): Promise<(string | undefined)[]> => {
      const highlighter = makeHighlighter(settings, null);
      const lines = await highlighter.lines('a.ts', 'a1', shown('function a() {}\n'));
      const [look = ''] = looksOf(lines, 'function');
      const css = await highlighter.style();
      return [inkOf(css, look, 'l'), inkOf(css, look, 'd')];
    };
    const pair = { light: own('#111188'), dark: own('#881111') };
    expect(await inksWith({ themes: pair })).toEqual(['#111188', '#881111']);
    const [red] = await inksWith({ theme: 'github-light' });
    const [, pink] = await inksWith({ theme: 'dracula' });
    expect(await inksWith({ themes: { night: 'dracula', day: 'github-light' } })).toEqual([
      red,
      pink,
    ]);
    expect(await inksWith({ theme: 'github-dark' })).toEqual(await inksWith({}));
  });

  it('supports the languages that the site adds', async () => {
    const flow = {
      name: 'flow',
      scopeName: 'source.flow',
      fileTypes: ['.flw'],
      repository: {},
      patterns: [{ match: '\\bgo\\b', name: 'keyword.control' }],
    };
    const settings = { langs: [flow], langAlias: { mine: 'typescript' } };
    const highlighter = makeHighlighter(settings, null);
    for (const path of ['a.flow', 'a.flw']) {
      const lines = await highlighter.lines(path, 'a1', shown('now go there\n'));
      expect(looksOf(lines, 'go')).toEqual([expect.stringMatching(/^l\d/)]);
    }
    expect(looksOf(await highlighter.lines('a.mine', 'a2', shown('let a\n')), 'let')[0]).toMatch(
      /^l\d/,
    );
  });
});

describe('code that is highlighted in threads', () => {
  const go = {
    name: 'flow',
    scopeName: 'source.flow',
    repository: {},
    patterns: [{ match: '\\bgo\\b', name: 'keyword.control' }],
  };

  it('has the same colours, with the themes and languages of the site', async () => {
    const settings = { theme: 'nord', langs: [go] };
    const codes = { 'a.ts': CODE, 'b.py': 'import a\n', 'c.flow': 'now go\n' };
    const highlight = async (highlighter: Highlighter): Promise<TokenLine[][]> => {
      const lines = Object.entries(codes).map(async ([path, text]) =>
        highlighter.lines(path, path, shown(text)),
      );
      try {
        return await Promise.all(lines);
      } finally {
        await highlighter.finish();
      }
    };
    const lines = await highlight(new Highlighter(settings, null));
    expect(lines).toEqual(await highlight(makeHighlighter(settings, null)));
    expect(looksOf(lines.flat(), 'go')).toEqual([expect.stringMatching(/^l\d/)]);
  });

  it('fails for a broken grammar, and for no other', async () => {
    const broken = { ...go, patterns: [{ begin: 5 as never }] };
    const highlighter = new Highlighter({ langs: [broken] }, null);
    await expect(highlighter.lines('a.flow', 'a1', shown('now go\n'))).rejects.toThrow('length');
    expect(looksOf(await highlighter.lines('a.ts', 'a2', CODE), 'const')).toHaveLength(1);
    await highlighter.finish();
  });
});

describe('the cache of highlighted code', () => {
  /** In a language that is loaded in a moment. */
  const SETTINGS = '[one]\n\ntwo = "three"\n';

  async function build(
    texts: Record<string, string>,
    settings: HighlighterSettings = {},
  ): Promise<{ highlighted: number; unchanged: number; lines: TokenLine[][] }> {
    const highlighter = makeHighlighter(settings, folder);
    const lines = await Promise.all(
      Object.entries(texts).map(async ([path, text]) =>
        highlighter.lines(path, `oid${text.length}`, shown(text)),
      ),
    );
    await highlighter.finish();
    return { ...highlighter.counts, lines };
  }

  function stored(): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  }

  it('gives the same colours without highlighting again', async () => {
    const first = await build({ 'a.ini': SETTINGS, 'b.yaml': 'a: 1\n', README: 'text' });
    expect(first).toMatchObject({ highlighted: 2, unchanged: 0 });
    const second = await build({ 'a.ini': SETTINGS, 'b.yaml': 'a: 1\n', README: 'text' });
    expect(second).toMatchObject({ highlighted: 0, unchanged: 2 });
    expect(second.lines).toEqual(first.lines);
  });

  it('has one entry for two files with the same text', async () => {
    expect(await build({ 'a.ini': SETTINGS, 'b.ini': SETTINGS })).toMatchObject({ highlighted: 1 });
    expect(await build({ 'a.ini': SETTINGS, 'a.yaml': SETTINGS })).toMatchObject({
      highlighted: 1,
      unchanged: 1,
    });
  });

  it.each<[HighlighterSettings]>([
    [{ theme: 'nord' }],
    [{ themes: { light: 'github-light', dark: 'github-dark' } }],
    [{ langs: [{ name: 'flow', scopeName: 'source.flow', patterns: [], repository: {} }] }],
  ])('is not used for other settings: %j', async (settings) => {
    await build({ 'a.ini': SETTINGS });
    expect(await build({ 'a.ini': SETTINGS }, settings)).toMatchObject({ highlighted: 1 });
    expect(stored()).toHaveLength(1);
  });

  it('loses what a build does not use', async () => {
    await build({ 'a.ini': SETTINGS, 'b.yaml': 'a: 1\n' });
    await build({ 'a.ini': SETTINGS });
    expect(stored()).toHaveLength(1);
    expect(await build({ 'b.yaml': 'a: 1\n' })).toMatchObject({ highlighted: 1 });
  });

  it('holds no source text', async () => {
    await build({ 'a.ini': 'secret = "hunter2"\n' });
    expect(stored().map((file) => readFileSync(file, 'utf8'))).toEqual([
      expect.not.stringContaining('hunter2'),
    ]);
  });

  it.each([
    ['', 'empty'],
    ['{"looks":', 'cut off'],
    ['{"looks":["<script>"],"lines":[[5,0],[],[5,0]]}', 'other than it was written'],
    ['{"looks":["l1"],"lines":[[5,0]]}', 'of another text'],
    ['[]', 'something else'],
  ])('is replaced where it is broken: %j (%s)', async (broken) => {
    const { lines } = await build({ 'a.ini': SETTINGS });
    for (const file of stored()) writeFileSync(file, broken);
    expect(await build({ 'a.ini': SETTINGS })).toMatchObject({
      highlighted: 1,
      unchanged: 0,
      lines,
    });
    expect(await build({ 'a.ini': SETTINGS })).toMatchObject({
      highlighted: 0,
      unchanged: 1,
      lines,
    });
  });

  it('is not needed: code is highlighted where it cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const highlighter = makeHighlighter({}, join(folder, 'file'));
    expect(looksOf(await highlighter.lines('a.ini', 'a1', shown(SETTINGS)), 'one')).toHaveLength(1);
    await highlighter.finish();
    expect(highlighter.counts).toEqual({ highlighted: 1, unchanged: 0 });
  });
});
