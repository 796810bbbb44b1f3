import { describe, expect, it } from 'vitest';
import type { Outline } from '../../../integration/engine/src/code/outline.ts';
import {
  compareOutlines,
  comparePlain,
} from '../../../integration/engine/src/code/significance.ts';
import { isNightly } from '../../support/nightly.ts';
import { hugeText } from '../support/huge-text.ts';

describe('compareOutlines finds a change of', () => {
  const SAME: Outline = { code: '', types: '', doc: '', mechanical: '', comment: '', symbols: [] };

  it.each([
    ['code', { comment: 'x', mechanical: 'x', doc: 'x', types: 'x', code: 'x' }],
    ['types', { comment: 'x', mechanical: 'x', doc: 'x', types: 'x' }],
    ['doc', { comment: 'x', mechanical: 'x', doc: 'x' }],
    ['mechanical', { comment: 'x', mechanical: 'x' }],
    ['comment', { comment: 'x' }],
    ['format', {}],
  ])('%s', (verdict, changed) => {
    expect(compareOutlines(SAME, { ...SAME, ...changed })).toBe(verdict);
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
  ['blank lines', 'a.css', 'a {}\nb {}', 'a {}\n\n  \nb {}\n\n'],
  ['spaces at the ends of lines', 'a.css', 'a {}\nb {}', 'a {} \t\nb {}  '],
  ['blank lines of YAML', 'a.yaml', 'a: 1\nb: 2', 'a: 1\n\n\nb: 2'],
  ['spaces at the ends of indented lines', 'Makefile', 'a:\n\tb', 'a:  \n\tb '],
  ['the number of blank lines in prose', 'a.md', 'a\n\nb', '\na\n\n\n\nb\n\n'],
  ['one space at the end of a line in prose', 'a.md', 'a\nb', 'a \nb'],
  ['two of them in other prose', 'a.rst', 'a\nb', 'a  \nb'],
  ['blank lines of an unknown file', 'LICENSE', 'a\n  b', 'a\n\n  b  \n'],
  ['indents of a copy', 'a.json.example', '{\n"a": 1\n}', '{\n  "a": 1\n}'],
  ['indents in a Dockerfile', 'Dockerfile.dev', 'RUN a \\\n  b', 'RUN a \\\n    b'],
  ['indents of SQL', 'a.sql', "select 'a'\nfrom b", "select 'a'\n  from b"],
  ['blank lines of SQL with a text', 'a.sql', "-- don't\na", "-- don't\n\na"],
  ['indents of Terraform', 'a.tf', "# don't\na {\nb = 1\n}", "# don't\na {\n  b = 1\n}"],
  ['indents of XML', 'a.xml', '<a>\n<b>c</b>\n</a>', '<a>\n  <b>c</b>\n</a>'],
  ['indents in a tag of XML', 'a.svg', '<a\nb="c"\n/>', '<a\n  b="c"\n/>'],
  ['indents of HTML', 'a.html', "<p>\nIt's\n</p>", "<p>\n  It's\n</p>"],
  ['indents of a component', 'a.vue', '<script lang="ts">\na', '<script lang="ts">\n  a'],
  ['indents of classes', 'a.astro', '---\n---\n<p class="a\nb">', '---\n---\n<p class="a\n  b">'],
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
  ['space in a text of JSON', 'a.json', '{"a":"b c"}', '{"a": "b  c"}'],
  ['the lines of JSON by line', 'a.ndjson', '[\n1]', '[1]'],
  ['a continued string in what is no JSON', 'a.json', "{a: 'b\\\nc'}", "{a: 'b\\\n  c'}"],
  ['a blank line in a template of YAML', 'a.yaml.j2', 'a: |\n  b\n  c', 'a: |\n  b\n\n  c'],
  ['a blank line in what looks like YAML', 'a.sls', 'a: |\n  b\n  c', 'a: |\n  b\n\n  c'],
  ['a paragraph in a template', 'a.md.tmpl', 'a\nb', 'a\n\nb'],
  ['a paragraph in TeX', 'a.tex', 'a\nb', 'a\n\nb'],
  ['a blank line in a long string', 'a.nim', 'a = """\nb"""', 'a = """\n\nb"""'],
  ['a string over lines in a script', 'a.sh', "a 'b\nc'", "a 'b\n  c'"],
  ['one behind quotes in quotes', 'a.sh', `a "b'c" 'd\ne'`, `a "b'c" 'd\n  e'`],
  ['one behind an escaped quote', 'a.sh', 'a \\"b"c\nd"', 'a \\"b"c\n  d"'],
  ['a word over lines in a script', 'a.sh', 'a\\\nb', 'a\\\n  b'],
  ['a string over lines in SQL', 'a.sql', "a 'b\nc'", "a 'b\n  c'"],
  ['a text in dollars in SQL', 'a.sql', 'a $$\nb\n$$', 'a $$\n  b\n$$'],
  ['rows in SQL', 'a.sql', 'copy a from stdin;\nb', 'copy a from stdin;\n\tb'],
  ['a continued string in CSS', 'a.css', 'a { b: "c \\\nd" }', 'a { b: "c \\\n  d" }'],
  ['a long text in Lua', 'a.lua', 'a = [==[\nb]==]', 'a = [==[\n  b]==]'],
  ['text in XML', 'a.xml', '<a>\nb\n</a>', '<a>\n  b\n</a>'],
  ['an attribute over lines in XML', 'a.xml', '<a b="c\nd"/>', '<a b="c\n  d"/>'],
  [
    'a section of text in XML',
    'a.xml',
    '<a><![CDATA[<b>\n<c>]]></a>',
    '<a><![CDATA[<b>\n  <c>]]></a>',
  ],
  ['text as it stands in HTML', 'a.html', '<pre>\na</pre>', '<pre>\n  a</pre>'],
  ['a blank line in it', 'a.html', '<textarea>\na', '<textarea>\n\na'],
  ['an attribute over lines in HTML', 'a.html', '<a title="b\nc">', '<a title="b\n  c">'],
  ['YAML before HTML', 'a.html', '---\na:\n  b:\nc:\n---', '---\na:\n  b:\n  c:\n---'],
  ['a template in Pug', 'a.vue', '<template lang="pug">\na\nb', '<template lang="pug">\na\n  b'],
  ...[
    ...[
      'x.yaml.j2',
      'x.yaml.tmpl',
      'x.yml.erb',
      '_helpers.tpl',
      'config.yml.example',
      'x.yaml.dist',
    ],
    ...['x.sls', 'x.raml', 'CITATION.cff', '.clang-format', 'x.cabal', 'Gemfile.lock', 'yarn.lock'],
    ...['x.f', 'x.for', 'x.cob', 'script', 'LICENSE', 'x.unheard-of', 'x.json.j2', '.eslintrc', ''],
    ...['x.pl', 'x.ini', '.gitignore', 'Jenkinsfile', 'settings.py.example', 'x.blade.php'],
  ].map((path): Case => ['an indent', path, 'a\nb', 'a\n  b']),
  ...['haml', 'pug', 'slim', 'sass', 'styl', 'coffee', 'hs', 'fs', 'nim', 'elm', 'rst'].map(
    (extension): Case => [`an indent, by its name`, `a.${extension}`, 'a\nb', 'a\n  b'],
  ),
];

describe('comparePlain finds a change of whitespace only', () => {
  it.each(WHITESPACE)('%s (%s)', (_, path, before, after) => {
    expect(comparePlain(path, before, after)).toBe('format');
    expect(comparePlain(path, after, before)).toBe('format');
  });
});

describe('comparePlain finds a change of code', () => {
  it.each(CODE)('%s (%s)', (_, path, before, after) => {
    expect(comparePlain(path, before, after)).toBe('code');
    expect(comparePlain(path, after, before)).toBe('code');
  });
});

it('comparePlain takes linear time for long runs of spaces', () => {
  const spaces = hugeText(' ');
  expect(comparePlain('a.css', `a${spaces}b${spaces}`, `a${spaces}b`)).toBe('format');
  expect(comparePlain('a.yml', `${'|'.repeat(500_000)}${spaces}x`, spaces)).toBe('code');
  expect(comparePlain('a.json', `"${spaces}"`, `["${spaces}"]`)).toBe('code');
});

describe('comparePlain', () => {
  const FILES = ['a.xml', 'a.vue', 'a.sh', 'a.sql', 'a.json', 'a.yml', 'a'];

  /** Pieces, and the files in which they are more than text. */
  const PIECES: readonly (readonly [string, ...string[]])[] = [
    ['<', 'a.xml', 'a.vue', 'a'],
    ['<a ', 'a.xml', 'a.vue'],
    ['="', 'a.xml', 'a.vue', 'a.sh', 'a.sql'],
    ["='", 'a.xml', 'a.vue', 'a.sh', 'a.sql'],
    ['"', ...FILES],
    ["'", ...FILES],
    ['`', ...FILES],
    ['\\', 'a.vue', 'a.sh', 'a.sql', 'a.json'],
    ['<script lang=', 'a.vue'],
    ['$', 'a.sql'],
    ['\n', 'a.xml', 'a'],
    ['- ', 'a.yml', 'a'],
    ['/*', 'a.sql', 'a.json'],
    ['|#', 'a.yml', 'a'],
  ];

  it.each(PIECES)('takes linear time for a text that repeats %j', (piece, ...names) => {
    const text = hugeText(piece);
    for (const name of isNightly ? FILES : names) {
      expect(comparePlain(name, text, `${text}b`)).toBe('code');
    }
  });
});
