import { describe, expect, it } from 'vitest';
import {
  languageOf,
  textLanguageOf,
  TEXT_LANGUAGE_NAMES,
  type TextLanguageName,
} from '../../../integration/engine/src/code/language.ts';
import { type Outline, outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { compareOutlines } from '../../../integration/engine/src/code/significance.ts';
import { textOutlineOf } from '../../../integration/engine/src/code/text-outline.ts';
import { isNightly } from '../../support/nightly.ts';
import { hugeText } from '../support/huge-text.ts';

async function read(path: string, text: string): Promise<Outline | null> {
  const language = languageOf(path);
  if (language !== null) return outlineOf(language, text);
  const textLanguage = textLanguageOf(path);
  if (textLanguage === null) throw new Error(`no language: ${path}`);
  return textOutlineOf(textLanguage, path, text);
}

async function compare(path: string, before: string, after: string): Promise<string> {
  const [old, now] = [await read(path, before), await read(path, after)];
  if (old === null || now === null) throw new Error(`not read: ${path}`);
  return compareOutlines(old, now);
}

type Case = readonly [name: string, path: string, before: string, after: string];

const ORIGINAL =
  '---\ntitle: W\n---\n\nOpenTelemetry is:\n\n- An **observability** framework designed to facilitate the\n\n  - Generation\n  - Export\n';

const MARKDOWN_FORMAT: readonly Case[] = [
  ['a blank line in a list', 'a.md', ORIGINAL, ORIGINAL.replace('the\n\n', 'the\n')],
  ['a wrapped line', 'a.md', ORIGINAL, ORIGINAL.replace('designed to', 'designed\n  to')],
  ['spaces at the ends of lines', 'a.md', ORIGINAL, ORIGINAL.replaceAll('\n', ' \n')],
  ['blank lines', 'a.md', 'a\n\nb', '\na\n\n\n\nb\n\n'],
  ['a paragraph that is two', 'a.md', 'a\nb', 'a\n\nb'],
  ['signs of lists', 'a.md', '- a\n- b', '* a\n* b'],
  ['indents of lists', 'a.md', '- a\n  - b\n- c', '-   a\n    -   b\n-   c'],
  ['signs of emphasis', 'a.md', 'a *b* **c** d', 'a _b_ __c__ d'],
  ['a table', 'a.md', '|a|b|\n|-|-|\n|c|d|', '| a   | b |\n| --- | - |\n| c   | d |'],
  [
    'a fence that is indented',
    'a.md',
    '- a\n\n  ```js\n  b\n  ```',
    '- a\n\n    ```js\n    b\n    ```',
  ],
  ['a wrapped quote', 'a.md', '> a b\n>\n> c', '> a\n> b\n>\n> c'],
  ['attributes in MDX', 'a.mdx', '<A b="c" />', '<A\n  b="c"\n/>'],
];

const MARKDOWN_CODE: readonly Case[] = [
  ['a word', 'a.md', ORIGINAL, ORIGINAL.replace('Export', 'Import')],
  ['a heading', 'a.md', '# a\n\nb', '## a\n\nb'],
  ['an item in another one', 'a.md', '- a\n- b', '- a\n  - b'],
  ['an item', 'a.md', '- a\n- b', '- a b'],
  ['a numbered item', 'a.md', '- a', '1. a'],
  ['a break', 'a.md', 'a\nb', 'a  \nb'],
  ['space in code', 'a.md', '```\na b\n```', '```\na  b\n```'],
  ['a blank line in code', 'a.md', '```\na\n\nb\n```', '```\na\nb\n```'],
  ['a comment in code', 'a.md', '```html\n<!-- a -->\n```', '```html\n<!-- b -->\n```'],
  ['a comment in code of a line', 'a.md', 'a `<!-- b -->` c', 'a `<!-- d -->` c'],
  ['a comment in indented code', 'a.md', 'a\n\n    <!-- b -->', 'a\n\n    <!-- c -->'],
  ['the language of code', 'a.md', '```js\na\n```', '```ts\na\n```'],
  ['a list in a quote', 'a.md', '> a\n> - b', '> a\n> b'],
  ['a cell', 'a.md', '| a |\n| - |\n| b |', '| a |\n| - |\n| c |'],
  ['an export in MDX', 'a.mdx', 'export const a = 1\n\nb', 'export const a = 2\n\nb'],
  ['text behind a rule', 'a.md', 'a\n\n---\n\nb: 1\n\n---\n', 'a\n\n---\n\nb: 2\n\n---\n'],
];

const CODE: readonly Case[] = [
  ...MARKDOWN_CODE,
  ['a value', 'a.css', 'a { b: c }', 'a { b: d }'],
  ['a descendant', 'a.css', 'a :hover {}', 'a:hover {}'],
  ['space in a string', 'a.css', 'a { b: "c d" }', 'a { b: "c  d" }'],
  ['a comment in a string', 'a.css', 'a { b: "/* c */" }', 'a { b: "/* d */" }'],
  ['two slashes', 'a.css', 'a { b: c; // d\n}', 'a { b: c; // e\n}'],
  ['an address', 'a.scss', 'a { b: url(//c.d/e) }', 'a { b: url(//c.d/f) }'],
  ['signs in a sum', 'a.css', 'a { b: calc(1px + 2px) }', 'a { b: calc(1px +2px) }'],
  ['a value', 'a.yml', 'a: 1', 'a: 2'],
  ['an indent', 'a.yml', 'a:\n  b:\nc:', 'a:\n  b:\n  c:'],
  ['the order of keys', 'a.yml', 'a: 1\nb: 2', 'b: 2\na: 1'],
  ['a sign in a word', 'a.yml', 'a: b#c', 'a: b#d'],
  ['a sign in a string', 'a.yml', 'a: "b # c"', 'a: "b # d"'],
  ['a sign in a string over lines', 'a.yml', 'a: "b\n  # c"', 'a: "b\n  # d"'],
  ['a sign in a text', 'a.yml', 'a: |\n  # b', 'a: |\n  # c'],
  ['a sign in a text in a list', 'a.yml', '- a: >-\n    # b\n  c: d', '- a: >-\n    # e\n  c: d'],
  ['a blank line in a text', 'a.yml', 'a: |\n  b\n  c', 'a: |\n  b\n\n  c'],
  ['a value that is two', 'a.yml', 'a: b\nc: d', 'a: b\nc:\nd:'],
  ['an indent in a text', 'a.yml', 'a: |\n  b\n  c', 'a: |\n  b\n    c'],
  ['spaces between words', 'a.yml', 'a: b c', 'a: b  c'],
  ['a string that is a number', 'a.yml', 'a: 1', 'a: "1"'],
  ['a value', 'a.toml', 'a = 1', 'a = 2'],
  ['a sign in a string', 'a.toml', 'a = "b # c"', 'a = "b # d"'],
  ['a sign in a long string', 'a.toml', 'a = """\n# b"""', 'a = """\n# c"""'],
  ['a table', 'a.toml', '[a]\nb = 1', '[c]\nb = 1'],
  ['an array of tables', 'a.toml', '[a]\nb = 1', '[[a]]\nb = 1'],
  [
    'the version of something else',
    'Cargo.toml',
    '[dependencies.a]\nversion = "1.2.3"',
    '[dependencies.a]\nversion = "1.2.4"',
  ],
  [
    'the version in another file',
    'a.toml',
    '[package]\nversion = "1.2.3"',
    '[package]\nversion = "1.2.4"',
  ],
  ['a value', 'tsconfig.json', '{ "a": true }', '{ "a": false }'],
  ['the order of keys', 'a.json', '{"a":1,"b":2}', '{"b":2,"a":1}'],
  ['a number that is two', 'a.json', '[12]', '[1, 2]'],
  ['space in a text', 'a.json', '{"a":"b c"}', '{"a": "b  c"}'],
  ['a version in another file', 'a.json', '{"version":"1.2.3"}', '{"version":"1.2.4"}'],
  ['an inner version', 'package.json', '{"a":{"version":"1.2.3"}}', '{"a":{"version":"1.2.4"}}'],
  ['a command', 'a.sh', 'a b', 'a c'],
  ['a shebang', 'a.sh', '#!/bin/sh\na', '#!/bin/bash\na'],
  ['a sign in a string', 'a.sh', 'a "b # c"', 'a "b # d"'],
  ['a sign in a nested string', 'a.sh', 'a "$(b "c # d")" e', 'a "$(b "c # f")" e'],
  ['a sign in a word', 'a.sh', 'a ${b#c} $# d#e', 'a ${b#c} $# d#f'],
  ['a sign in a here-document', 'a.sh', 'a <<EOF\n# b\nEOF', 'a <<EOF\n# c\nEOF'],
  ['an indent in it', 'a.sh', "a <<'EOF'\nb\nEOF", "a <<'EOF'\n  b\nEOF"],
  ['the end of a command', 'a.sh', 'a\nb', 'a b'],
  ['space in a string', 'a.sh', "a 'b c'", "a 'b  c'"],
  ['the script', 'a.vue', '<script>\na()\n</script>', '<script>\nb()\n</script>'],
  ['the markup', 'a.svelte', '<p>a</p>', '<p>b</p>'],
  ['the language', 'a.vue', '<script>\na\n</script>', '<script lang="ts">\na\n</script>'],
  [
    'data',
    'a.astro',
    '<script type="application/json">{"a":1}</script>',
    '<script type="application/json">{"a":2}</script>',
  ],
  ['a style', 'a.astro', '<style>a{b:c}</style>', '<style>a{b:d}</style>'],
  ['code', 'a.astro', '---\nconst a = 1\n---\n<p>{a}</p>', '---\nconst a = 2\n---\n<p>{a}</p>'],
  ['a string over lines', 'a.vue', '<p :a="`b\nc`">', '<p :a="`b\n  c`">'],
  ['text as it stands', 'a.astro', '<pre>a\nb</pre>', '<pre>a\n  b</pre>'],
];

const TYPES: readonly Case[] = [
  ['a constant', 'a.astro', '---\nconst a: b = c\n---\n', '---\nconst a: d = c\n---\n'],
  [
    'a variable',
    'a.vue',
    '<script lang="ts">\nlet a: b\n</script>',
    '<script lang="ts">\nlet a: c\n</script>',
  ],
];

const DOCS: readonly Case[] = [
  [
    'of a script',
    'a.svelte',
    '<script>\n/** A */\nlet a\n</script>',
    '<script>\n/** B */\nlet a\n</script>',
  ],
];

const MECHANICAL: readonly Case[] = [
  ['a review', 'a.md', ORIGINAL, ORIGINAL.replace('W\n', 'W\nreviewed: 2026-02-01\n')],
  ['an order', 'a.md', ORIGINAL, ORIGINAL.replace('W\n', 'W\nsidebar:\n  order: 3\n')],
  ['an import in MDX', 'a.mdx', "import A from 'a'\n\n<A />", "import A from 'b'\n\n<A />"],
  [
    'the version of a package',
    'package.json',
    '{"name":"a","version":"1.2.3"}',
    '{"name":"a","version":"1.2.4"}',
  ],
  [
    'the version of a crate',
    'Cargo.toml',
    '[package]\nname = "a"\nversion = "1.2.3"',
    '[package]\nname = "a"\nversion = "1.2.4"',
  ],
  [
    'the version of a project',
    'pyproject.toml',
    '[project]\nversion = "1.2.3"',
    '[project]\nversion = "1.2.4"',
  ],
  ['an import', 'a.astro', "---\nimport a from 'a'\n---\n", "---\nimport a from 'b'\n---\n"],
];

const COMMENTS: readonly Case[] = [
  ['in a document', 'a.md', ORIGINAL, ORIGINAL.replace('OpenT', '<!-- cspell:ignore x -->\nOpenT')],
  ['over lines', 'a.md', 'a\n\nb', 'a\n\n<!-- c\n\n# d -->\n\nb'],
  ['in a line', 'a.md', 'a b', 'a <!-- c --> b'],
  ['in MDX', 'a.mdx', 'a\n\nb', 'a\n\n{/* c */}\n\nb'],
  ['in a style', 'a.css', 'a { b: c; }', '/* d */\na { b: c; /* e */ }'],
  ['with slashes', 'a.scss', '$a: b; // c', '$a: b; // d'],
  ['on a line', 'a.yml', 'run: true', '# a\nrun: true'],
  ['behind a value', 'a.yml', 'a: b # c\nd:\n  - e # f', 'a: b\nd:\n  - e'],
  ['behind a string', 'a.yml', 'a: "b" # c', "a: 'b' # d"],
  ['behind a text', 'a.yml', 'a: | # b\n  c\nd: e', 'a: |\n  c\n# f\nd: e'],
  ['in brackets', 'a.yml', 'a: [b, # c\n  d]', 'a: [b, d]'],
  ['in a table', 'a.toml', '[a] # b\nc = [ # d\n  1,\n]', '[a]\nc = [1]'],
  ['in JSON', 'tsconfig.json', '{ "a": 1 }', '{\n  // b\n  "a": 1 /* c */\n}'],
  ['in JSON5', 'a.json5', "{ a: 'b' }", '{ a: "b", // c\n}'],
  ['in a script', 'a.sh', '#!/bin/sh\na b # c\nd', '#!/bin/sh\n# e\na b\nd'],
  ['for a linter', 'a.sh', '# shellcheck disable=SC2086\na $b', 'a $b'],
  ['behind a string', 'a.sh', 'a "$(b "c")" # d', 'a "$(b "c")" # e'],
  ['in the script', 'a.vue', '<script>\na()\n</script>', '<script>\n// b\na()\n</script>'],
  ['in the markup', 'a.svelte', '<p>a</p>', '<!-- b -->\n<p>a</p>'],
  ['in the style', 'a.vue', '<style>a{}</style>', '<style>/* b */ a{}</style>'],
  ['in braces', 'a.astro', '<p>a</p>', '{/* b */}\n<p>a</p>'],
  [
    'in the code',
    'a.astro',
    '---\nconst a = 1\n---\n<p>{a}</p>',
    '---\n// b\nconst a = 1\n---\n<p>{a}</p>',
  ],
];

const FORMAT: readonly Case[] = [
  ...MARKDOWN_FORMAT,
  ['wrapped values', 'a.css', '.a { font: x, y,\n  z; }', '.a {\n  font:\n    x, y, z;\n}\n'],
  ['quotes', 'a.scss', "@use 'a';", '@use "a";\n'],
  ['quotes', 'a.css', "a { b: '\\202f' }", 'a { b: "\\202f" }'],
  ['the last semicolon', 'a.css', 'a{b:c}', 'a {\n  b: c;\n}\n'],
  ['indents', 'a.yml', 'a:\n  - b: c\n    d: e\nf: g', 'a:\n- b: c\n  d: e\n\nf:   g\n'],
  ['a value on its own line', 'a.yml', 'a: b c\nd: e', 'a:\n  b\n  c\nd: e'],
  ['a wrapped string', 'a.yml', 'a: "b c"\nd: e', "a:\n  'b\n  c'\nd: e"],
  ['quotes', 'a.yml', "a: 'b'", 'a: "b"'],
  ['brackets', 'a.yml', 'a: [b, {c: d}]', 'a: [\n  b,\n  { c: d },\n]'],
  ['a text', 'a.yml', 'a:\n  b: |\n    c\n     d\n', 'a:\n    b: |\n        c\n         d\n'],
  ['an array', 'a.toml', 'a=["b", "c"]', "a = [\n  'b',\n  'c',\n]"],
  ['a table', 'a.toml', '[a]\nb=1', '\n[ a ]\n  b = 1\n'],
  ['layout', 'a.json', '{"a":[1,-2.5e3],"b":{}}', '{\n  "a": [1, -2.5e3],\n  "b": {}\n}\n'],
  ['layout of a manifest', 'a.webmanifest', '{"a":null}', '{\n"a" :\tnull\n}'],
  ['layout of comments', 'tsconfig.json', '{/* a */"b":1,// c\n}', '{\n/* a */\n"b": 1 // c\n}'],
  ['indents', 'a.sh', 'if a; then\n  b\nfi', 'if a; then\n\tb\n\nfi\n'],
  ['a wrapped command', 'a.sh', 'a b c', 'a b \\\n  c'],
  ['an element without an end', 'a.vue', '<br>', '<br />'],
  ['attributes', 'a.vue', '<p a="b" c="d">e</p>', '<p\n  a="b"\n  c="d"\n>\n  e\n</p>'],
  [
    'the script',
    'a.svelte',
    '<script>\nlet a = "b";\n</script>',
    "<script>\n  let a = 'b'\n</script>",
  ],
];

describe.each([
  ['code', CODE],
  ['types', TYPES],
  ['doc', DOCS],
  ['mechanical', MECHANICAL],
  ['comment', COMMENTS],
  ['format', FORMAT],
] as const)('a change of %s, without a grammar', (verdict, cases) => {
  it.each(cases)('%s (%s)', async (_, path, before, after) => {
    expect(await compare(path, before, after)).toBe(verdict);
    expect(await compare(path, after, before)).toBe(verdict);
  });
});

const SIGNATURES =
  'export interface A {\n  <T extends B[]>(c: D<T>): void\n  <T>(c: D<T>): string\n}\n';
const IMPORTS = ['import a from "a"\n', 'import b from "b"\n'];
const USE = 'export const c = a(b)\n';

/** One edit for each kind, in the languages of one repository. */
const ONE_OF_EACH: readonly (readonly [verdict: string, ...Case])[] = [
  ['comment', 'beside signatures', 'a.ts', SIGNATURES, `// new\n${SIGNATURES}`],
  [
    'comment',
    'beside an export of types',
    'a.ts',
    'export type * from "./b"\n',
    '// new\nexport type * from "./b"\n',
  ],
  [
    'mechanical',
    'the order of imports',
    'a.ts',
    IMPORTS.join('') + USE,
    IMPORTS.toReversed().join('') + USE,
  ],
  ['comment', 'a directive', 'a.py', 'x = f()  # type: ignore\n', 'x = f()\n'],
  [
    'doc',
    'a docstring',
    'a.py',
    'def f():\n    """Gives two."""\n    return 2\n',
    'def f():\n    """Returns 2."""\n    return 2\n',
  ],
  [
    'doc',
    'a documented default',
    'a.ts',
    '/** Gives two. @default 2 */\nexport const f = 1\n',
    '/** Gives two. @default 3 */\nexport const f = 1\n',
  ],
  ['format', 'a trailing comma', 'a.ts', 'g(\n  1,\n  2\n)\n', 'g(\n  1,\n  2,\n)\n'],
  [
    'format',
    'a wrapped style',
    'a.css',
    '.a { font: x,\n  z; }\n',
    '.a {\n  font:\n    x, z;\n}\n',
  ],
  [
    'comment',
    'in a component',
    'a.astro',
    '---\nconst a = 1\n---\n<p>{a}</p>\n',
    '---\n// new\nconst a = 1\n---\n<p>{a}</p>\n',
  ],
  [
    'doc',
    'the help of an option',
    'a.rs',
    '#[derive(Parser)]\nstruct A {\n    /// Port\n    #[arg(long)]\n    port: u16,\n}\n',
    '#[derive(Parser)]\nstruct A {\n    /// Port of the proxy\n    #[arg(long)]\n    port: u16,\n}\n',
  ],
  ['comment', 'in a workflow', 'a.yml', 'run: true\n', '# new\nrun: true\n'],
];

it.each(ONE_OF_EACH)('is a change of %s: %s', async (verdict, _, path, before, after) => {
  expect(await compare(path, before, after)).toBe(verdict);
});

describe('textOutlineOf', () => {
  it.each([
    ['a.css', 'a { b: "c }'],
    ['a.css', '/* a'],
    ['a.json', '{"a":1}\n{"a":2}'],
    ['a.json', '{"a":'],
    ['a.json', '[1]]'],
    ['a.json', '{// a "b": 1}\n'],
    ['a.json', '{"a": b}'],
    ['a.toml', 'a = ['],
    ['a.toml', 'a = "b'],
    ['a.yml', 'a: "b'],
    ['a.yml', 'a: [b'],
    ['a.yml', 'a:\n\tb: c'],
    ['a.yml', 'a: "b" c'],
    ['a.sh', 'a "b'],
    ['a.sh', 'a <<EOF\nb'],
    ['a.sh', 'a $(case b in c) d;; esac)'],
    ['a.vue', '<script>\na'],
    ['a.vue', '<!-- a'],
  ])('leaves %s as it stands where its meaning is not certain: %j', async (path, text) => {
    expect(await read(path, text)).toBeNull();
  });

  it('finds the symbols of scripts at their lines', async () => {
    const vue = await read('a.vue', '<p />\n<script>\nfunction f() {}\n</script>\n');
    expect(vue?.symbols).toMatchObject([{ name: 'f', startLine: 3, endLine: 3 }]);
    const astro = await read('a.astro', '---\nconst a = 1\nfunction f() {}\n---\n<p />\n');
    expect(astro?.symbols).toMatchObject([{ name: 'f', startLine: 3, endLine: 3 }]);
  });

  it('is chosen by the name of the file', () => {
    expect(textLanguageOf('a.json.example')).toBeNull();
    expect(textLanguageOf('.github/workflows/CI.YML')).toBe('yaml');
    expect(textLanguageOf('a/.bashrc')).toBe('shell');
    expect(textLanguageOf('composer.lock')).toBe('json');
  });

  /** Pieces, and the languages in which they are more than text. */
  const PIECES: readonly (readonly [string, readonly TextLanguageName[]])[] = [
    ['<', ['astro', 'markdown']],
    ['"', ['css', 'toml', 'yaml', 'shell']],
    ["'", ['scss', 'json']],
    ['`', ['markdown', 'shell']],
    ['/*', ['css', 'json']],
    ['{/*', ['astro']],
    ['<!--', ['vue', 'markdown']],
    ['<script "', ['svelte']],
    ['---\n', ['astro', 'markdown']],
    ['- ', ['markdown', 'yaml']],
    ['> ', ['markdown']],
    ['*a ', ['markdown']],
    ['|', ['markdown']],
    ['[', ['yaml', 'toml', 'json']],
    ['$(', ['shell']],
    ['"$(', ['shell']],
    ['<<a\n', ['shell']],
    ['# ', ['yaml', 'toml', 'shell']],
    [' ', ['css', 'yaml', 'markdown', 'vue']],
    ['\\', ['scss', 'shell']],
    ['a: |\n', ['yaml']],
    ['```\n', ['markdown']],
    ['"a",', ['yaml']],
    ['"a\n', ['yaml']],
    ['a: b\n  c\n', ['yaml']],
    ['> a\n', ['markdown']],
  ];

  it.each(PIECES)('takes linear time for a text that repeats %j', async (piece, languages) => {
    const text = hugeText(piece);
    for (const language of isNightly ? TEXT_LANGUAGE_NAMES : languages) {
      const outline = await textOutlineOf(language, 'a', text);
      expect(outline).toEqual(outline === null ? null : expect.objectContaining({ symbols: [] }));
    }
  });
});
