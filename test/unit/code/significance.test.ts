import { describe, expect, it } from 'vitest';
import type { Outline } from '../../../integration/src/code/outline.ts';
import { compareOutlines, comparePlain } from '../../../integration/src/code/significance.ts';

describe('two outlines differ in', () => {
  const outline = (code: string, text: string): Outline => ({ code, text, symbols: [] });

  it.each([
    ['code', outline('a', 'b'), outline('c', 'b')],
    ['code', outline('a', 'b'), outline('c', 'd')],
    ['comment', outline('a', 'b'), outline('a', 'c')],
    ['whitespace', outline('a', 'b'), outline('a', 'b')],
  ])('%s', (verdict, before, after) => {
    expect(compareOutlines(before, after)).toBe(verdict);
  });
});

type Case = readonly [name: string, path: string, before: string, after: string];

const WHITESPACE: readonly Case[] = [
  ['nothing', 'a.css', 'a {}\n', 'a {}\n'],
  ['the ends of lines', 'a.css', 'a {\n}\n', 'a {\r\n}\r\n'],
  ['a byte order mark', 'a.json', '{}', '\uFEFF{}'],
  ['the end of the file', 'a.json', '{}', '{}\n'],
  ['ends of lines where all else counts', 'a.csv', 'a,b\n1,2', '\uFEFFa,b\r\n1,2\r\n'],
  ['indents', 'a.json', '{\n"a": 1\n}', '{\n\t"a": 1\n}'],
  ['indents of an unknown file', 'LICENSE', '  a\nb', 'a\n  b'],
  ['blank lines', 'a.css', 'a {}\nb {}', 'a {}\n\n  \nb {}\n\n'],
  ['spaces at the ends of lines', 'a.css', 'a {}\nb {}', 'a {} \t\nb {}  '],
  ['blank lines of YAML', 'a.yaml', 'a: 1\nb: 2', 'a: 1\n\n\nb: 2'],
  ['spaces at the ends of indented lines', 'Makefile', 'a:\n\tb', 'a:  \n\tb '],
  ['the number of blank lines in prose', 'a.md', 'a\n\nb', '\na\n\n\n\nb\n\n'],
  ['one space at the end of a line in prose', 'a.md', 'a\nb', 'a \nb'],
  ['two of them in other prose', 'a.rst', 'a\nb', 'a  \nb'],
];

const CODE: readonly Case[] = [
  ['a word', 'a.css', 'a {}', 'b {}'],
  ['space within a line', 'a.css', 'a b {}', 'a  b {}'],
  ['a line', 'a.css', 'a {}', 'a {}\nb {}'],
  ['where lines break', 'a.css', 'a {}', 'a\n{}'],
  ['an indent in YAML', 'a.yml', 'a:\n  b:\nc:', 'a:\n  b:\n  c:'],
  ['a blank line in a text in YAML', 'a.yml', 'a: |\n  b\n  c', 'a: |\n  b\n\n  c'],
  ['an indent in a Makefile', 'src/Makefile', 'a:\n\tb', 'a:\n        b'],
  ['an indent in Markdown', 'a.md', '- a\n- b', '- a\n  - b'],
  ['an indent in MDX', 'a.mdx', 'a\n\nb', 'a\n\n    b'],
  ['a paragraph', 'a.md', 'a\nb', 'a\n\nb'],
  ['a break in Markdown', 'a.md', 'a\nb', 'a  \nb'],
  ['a backslash at the end', 'a.sh', 'a \\\nb', 'a \\ \nb'],
  ['a cell', 'a.csv', 'a,b', 'a,b '],
  ['an empty cell', 'a.tsv', 'a\tb\n', 'a\tb\t\n'],
  ['a context line', 'a.diff', ' a', 'a'],
  ['an indent in a here-document', 'a.sh', 'a <<EOF\nb\nEOF', 'a <<EOF\n  b\nEOF'],
  ['an indent in a long string', 'a.toml', 'a = """\nb"""', 'a = """\n  b"""'],
  ['an indent in a template', 'a.vue', 'a = `\nb`', 'a = `\n b`'],
  ['an indent in source that is too long', 'a.py', 'if a:\n  b\n  c', 'if a:\n  b\nc'],
  ['a blank line there', 'a.js', 'a = `b\nc`', 'a = `b\n\nc`'],
  ['a space that is no blank', 'a.css', 'a {}', 'a {}\u00A0'],
  ...['haml', 'pug', 'slim', 'sass', 'styl', 'coffee', 'hs', 'fs', 'nim', 'elm', 'rst'].map(
    (extension): Case => [`an indent, by its name`, `a.${extension}`, 'a\nb', 'a\n  b'],
  ),
];

describe('two texts differ in whitespace only', () => {
  it.each(WHITESPACE)('%s (%s)', (_, path, before, after) => {
    expect(comparePlain(path, before, after)).toBe('whitespace');
    expect(comparePlain(path, after, before)).toBe('whitespace');
  });
});

describe('two texts differ in code', () => {
  it.each(CODE)('%s (%s)', (_, path, before, after) => {
    expect(comparePlain(path, before, after)).toBe('code');
    expect(comparePlain(path, after, before)).toBe('code');
  });
});

it('long lines of spaces take no time to speak of', () => {
  const spaces = ' '.repeat(1_000_000);
  const start = performance.now();
  expect(comparePlain('a.css', `a${spaces}b${spaces}`, `a${spaces}b`)).toBe('whitespace');
  expect(comparePlain('a.yml', `${'|'.repeat(500_000)}${spaces}x`, spaces)).toBe('code');
  expect(performance.now() - start).toBeLessThan(2000);
});
