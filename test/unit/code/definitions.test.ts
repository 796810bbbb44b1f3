import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Definition,
  findDefinition,
} from '../../../integration/engine/src/code/definition.ts';
import { DefinitionTable } from '../../../integration/engine/src/code/definition-table.ts';
import { definitionsOf } from '../../../integration/engine/src/code/definitions.ts';
import { type Language, LANGUAGES } from '../../../integration/engine/src/code/language.ts';
import { outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { isNightly } from '../../support/nightly.ts';
import { outOfProportion, type Scaled } from '../support/calls.ts';
import { sampleOf, STYLES } from './samples.ts';
import { parse } from './support/tree.ts';

async function definitions(language: Language, text: string): Promise<readonly Definition[]> {
  const found = await definitionsOf(language, text);
  if (found === null) throw new Error('not parsed');
  return found;
}

function show({ name, namespace, startLine, endLine, isCertain }: Definition): string {
  const path = namespace === '' ? name : `${namespace} | ${name}`;
  return `${path} ${startLine}-${endLine}${isCertain ? '' : ' uncertain'}`;
}

async function shown(language: Language, text: string): Promise<string[]> {
  return (await definitions(language, text)).map(show);
}

/** What the samples define besides the symbols of their outlines. */
const OTHERS: Readonly<Record<Language, readonly string[]>> = {
  c: [
    'QUEUE_H 2-2',
    'QUEUE_MAX 7-7',
    'MIN 8-9',
    'node 11-14',
    'queue::head 19-19',
    'queue::count 20-20',
    'queue::name 21-21',
    'names 26-26',
  ],
  cpp: [
    'shop | Article::name_ 24-24',
    'shop | Article::price_ 25-25',
    'shop | Discount::rate 29-29',
  ],
  csharp: [
    'Shop.Orders | OrdersController._store 13-13',
    'Shop.Orders | OrdersController.Count 14-14',
    'Shop.Orders | Point.X 60-60',
  ],
  go: ['cache | ErrMissing 11-11', 'cache | limit 13-13', 'cache | help 65-67'],
  java: [
    'com.example.orders | OrderService.LIMIT 9-9',
    'com.example.orders | OrderService.orders 10-10',
  ],
  javascript: [
    'express 3-3',
    'app 9-9',
    'count 10-10',
    'Cache.#shared 26-26',
    'Cache.entries 27-27',
    'help 43-45',
  ],
  php: ['App\\Orders | OrderService::LIMIT 16-16', 'App\\Orders | OrderService::$orders 17-17'],
  python: ['LIMIT 8-8', 'Account.owner 21-21', 'Account.balance 22-22', 'Account.history 23-23'],
  ruby: ['Shop 6-65', 'Shop::LIMIT 7-7'],
  rust: ['MAX_SIDES 6-6', 'text 65-72', 'text::HELP 66-68'],
  tsx: ['Board.state 32-32', 'default 39-39'],
  typescript: ['LIFETIME 5-5', 'Sessions.store 21-21', 'Sessions.#count 22-22', 'Internal 60-64'],
};

describe('definitionsOf', () => {
  it.each(LANGUAGES)(
    'finds the symbols of the sample in %s, and its other definitions',
    async (language) => {
      const text = sampleOf(language);
      const found = await definitions(language, text);
      const symbols = (await outlineOf(language, text))?.symbols ?? [];
      const names = new Set(symbols.filter(({ kind }) => kind !== 'route').map(({ name }) => name));
      expect(found.filter(({ name }) => !names.has(name)).map(show)).toEqual(OTHERS[language]);
      for (const symbol of symbols.filter(({ kind }) => kind !== 'route')) {
        const definition = found.find(({ name }) => name === symbol.name);
        const isOnly = symbols.filter(({ name }) => name === symbol.name).length === 1;
        const { startLine, endLine } = symbol;
        // The others are declared before they are defined, or overloaded.
        if (isOnly) expect(definition).toMatchObject({ startLine, endLine });
        else expect(definition).toBeDefined();
      }
    },
  );
});

type Case = readonly [name: string, source: string, ...definitions: string[]];

const SCRIPT: readonly Case[] = [
  ['a constant', 'export const a = {\n  b: 1,\n};', 'a 1-3'],
  ['several variables', 'let a = 1,\n  b = () => 2,\n  c;', 'a 1-1', 'b 2-2', 'c 3-3'],
  [
    'a pattern',
    'const { a, b: [c = 1, ...d], ...e } =\n  f;',
    ...['a 1-2', 'c 1-2', 'd 1-2', 'e 1-2'],
  ],
  ['a default value', 'export default defineConfig({\n  a: 1,\n});', 'default 1-3'],
  ['a default with a name', 'export default function f() {\n}', 'f 1-2', 'default 1-2'],
  ['a default without one', 'export default class {\n  a = 1;\n}', 'default 1-3', 'default.a 2-2'],
  ['names given away', 'export { a, b as c };\nexport * from "./d.js";\nimport e from "f";'],
  [
    'CommonJS',
    'exports.a = exports.b = void 0;\nfunction a() {}\nexports.a = a;\nexports.b = 1;\nmodule.exports = c;',
    ...['a 2-2', 'b 4-4', 'default 5-5'],
  ],
  ['fields', 'class A {\n  static b = 1;\n  #c;\n  [d] = 2;\n}', 'A 1-5', 'A.b 2-2', 'A.#c 3-3'],
  [
    'accessors next to each other',
    'class A {\n  get b() {}\n\n  set b(c) {}\n}',
    'A 1-5',
    'A.b 2-4',
  ],
  [
    'accessors apart',
    'class A {\n  get b() {}\n  c() {}\n  set b(d) {}\n}',
    ...['A 1-5', 'A.b 2-2', 'A.c 3-3', 'A.b 4-4'],
  ],
  ['what is local', 'function f() {\n  const a = 1;\n}\nif (a) {\n  let b;\n}', 'f 1-3'],
  ['a variable again', 'var a = 1;\nf(a);\nvar a = 2;', 'a 1-1', 'a 3-3'],
];

const TYPESCRIPT: readonly Case[] = [
  ...SCRIPT,
  [
    'overloads',
    'export function f(a: string): void;\n/** B. */\nexport function f(a: number): void;\nexport function f() {\n}',
    'f 1-5',
  ],
  ['overloads of a method', 'class A {\n  b(): void;\n  b(c?: D) {}\n}', ...['A 1-4', 'A.b 2-3']],
  ['a type and a value', 'export type A = B;\nexport const A = 1;', 'A 1-2'],
  ['namespaces', 'namespace A {\n  export const B = 1;\n}', 'A 1-3', 'A.B 2-2'],
  [
    'ambient variables',
    'declare const A: string;\ndeclare global {\n  var b: C;\n}',
    'A 1-1',
    'b 3-3',
  ],
  ['decorators', 'class A {\n  @b()\n  c = 1;\n  @d\n  e() {}\n}', 'A 1-6', 'A.c 2-3', 'A.e 4-5'],
];

const C_FAMILY: readonly Case[] = [
  ['macros', '#define A 1\n#define B(c) \\\n  (c)\n#define D', 'A 1-1', 'B 2-3', 'D 4-4'],
  [
    'variables',
    'static const char *a[] = {\n  "b",\n};\nint **c, d = 1;\nint (*e)(int);',
    ...['a 1-3', 'c 4-4', 'd 4-4', 'e 5-5'],
  ],
  ['a type before a variable', 'static struct s {\n  int a;\n} b;', 's 1-3', 'b 1-3'],
  ['a tag and names of types', 'typedef struct a {\n  int b;\n} c, *d;', 'c 1-3', 'a 1-3', 'd 1-3'],
  [
    'a prototype far from its function',
    'int f(void);\nint a;\nint f(void)\n{\n}',
    'a 2-2',
    'f 3-5',
  ],
  ['prototypes alone', 'int f(void);\nextern int a;', 'f 1-1', 'a 2-2'],
  ['a variable that is told before', 'extern int a;\nint b;\nint a = 1;', 'b 2-2', 'a 3-3'],
  [
    'what depends on a condition',
    '#ifdef A\nint f(void) { return 1; }\n#define B 1\n#else\nint f(void) { return 2; }\n#define B 2\n#endif',
    ...['f 2-2', 'B 3-3', 'f 5-5', 'B 6-6'],
  ],
  ['one name under two conditions', '#ifdef A\n#define B 1\n#else\n#define B 2\n#endif', 'B 2-4'],
  [
    'a macro in place of a type',
    'EXPORT int f(void);\nFOO(a);\nEXPORT Config b = 1;',
    'f 1-1',
    'Config 3-3 uncertain',
  ],
];

const FORMS: Readonly<Record<Language, readonly Case[]>> = {
  javascript: SCRIPT,
  typescript: TYPESCRIPT,
  tsx: TYPESCRIPT,
  python: [
    [
      'values',
      'A: int = 1\nB, (C, *D) = f()\nE = F = [\n]\nG: int',
      'A 1-1',
      'B 2-2',
      'C 2-2',
      'D 2-2',
      'E 3-4',
      'F 3-4',
      'G 5-5',
    ],
    ['no values', 'a.b = 1\nc["d"] = 2\ne += 3\nimport f\nfor g in h: pass\n'],
    ['nested classes', 'class A:\n    class B:\n        c = 1\n', 'A 1-3', 'A.B 2-3', 'A.B.c 3-3'],
    ['what is local', 'def f():\n    a = 1\n', 'f 1-2'],
    [
      'a property',
      'class A:\n    @property\n    def b(self):\n        """C."""\n\n    @b.setter\n    def b(self, d):\n        pass\n',
      ...['A 1-8', 'A.b 2-8'],
    ],
    [
      'overloads',
      '@overload\ndef f(a: int): ...\n@overload\ndef f(a: str): ...\ndef f(a):\n    pass\n',
      'f 1-6',
    ],
    ['a function again', 'def f(): pass\ng()\ndef f(): pass\n', 'f 1-1', 'f 3-3'],
    ['alternatives', 'if A:\n    B = 1\nelse:\n    B = 2\n', 'B 2-4'],
    ['a comment before and after', '# A\nB = 1  # C\n# D\n', 'B 2-2'],
  ],
  go: [
    [
      'a list of constants',
      'package a\nconst (\n\tB, C = iota, 1\n\t// D\n\tE\n)',
      'a | B 3-3',
      'a | C 3-3',
      'a | E 5-5',
    ],
    [
      'variables',
      'package a\nvar b, c = 1,\n\t2\nvar (\n\td int\n)',
      'a | b 2-3',
      'a | c 2-3',
      'a | d 5-5',
    ],
    [
      'receivers',
      'package a\ntype B struct{}\nfunc (b *B) C() {\n}\nfunc (b B) D() {}',
      'a | B 2-2',
      'a | B.C 3-4',
      'a | B.D 5-5',
    ],
    ['what is local', 'package a\nfunc f() {\n\tvar b int\n\tconst c = 1\n}', 'a | f 2-5'],
  ],
  rust: [
    ['values', 'pub const A: u8 =\n  1;\n#[b]\nstatic mut C: u8 = 2;', 'A 1-2', 'C 3-4'],
    [
      'what is implemented',
      'struct A;\nimpl A {\n  const B: u8 = 1;\n  #[c]\n  fn d() {}\n}',
      'A 1-1',
      'A::B 3-3',
      'A::d 4-5',
    ],
    [
      'one method of two traits',
      'impl B for A {\n  fn c() {}\n}\nimpl D for A {\n  fn c() {}\n}',
      ...['A::c 2-2', 'A::c 5-5'],
    ],
    [
      'modules',
      'mod a;\nmod b {\n  pub mod c {\n    static D: u8 = 1;\n  }\n}',
      'a 1-1',
      'b 2-6',
      'b::c 3-5',
      'b::c::D 4-4',
    ],
  ],
  java: [
    [
      'fields',
      'class A {\n  @B\n  int c = 1;\n  int d,\n    e;\n}',
      'A 1-6',
      'A.c 2-3',
      'A.d 4-4',
      'A.e 5-5',
    ],
    ['constants of an interface', 'interface A {\n  int B = 1;\n}', 'A 1-3', 'A.B 2-2'],
    [
      'overloads',
      'class A {\n  void b() {}\n  /** C. */\n  void b(int d) {}\n}',
      'A 1-5',
      'A.b 2-4',
    ],
    [
      'overloads apart',
      'class A {\n  void b() {}\n  int c;\n  void b(int d) {}\n}',
      'A 1-5',
      'A.b 2-2',
      'A.c 3-3',
      'A.b 4-4',
    ],
    ['a package', '@A\npackage b.c;\nenum D { E; static int f; }', 'b.c | D 3-3', 'b.c | D.f 3-3'],
  ],
  c: C_FAMILY,
  cpp: [
    ...C_FAMILY,
    [
      'namespaces',
      'namespace a::b {\nint c{1};\nnamespace {\nint d;\n}\n}\nnamespace e { class F {}; }',
      ...['a::b | c 2-2', 'a::b | d 4-4', 'e | F 7-7'],
    ],
    [
      'one name in two namespaces',
      'namespace a { int c; }\nnamespace b { int c; }',
      'a | c 1-1',
      'b | c 2-2',
    ],
    [
      'members out of line',
      'class A {\n  static int b;\n  void c();\n  void c(int);\n};\nint A::b = 1;\nvoid A::c() {\n}\nvoid A::c(int) {}',
      ...['A 1-5', 'A::b 6-6', 'A::c 7-9'],
    ],
    [
      'templates',
      'template <class T>\nconstexpr bool a = true;\ntemplate <class T>\nclass B {\n  T c;\n};',
      'a 1-2',
      'B 3-6',
      'B::c 5-5',
    ],
    ['foreign declarations', 'extern "C" {\nint a = 1;\n}', 'a 2-2'],
  ],
  csharp: [
    [
      'members',
      'class A {\n  [B]\n  const int C = 1, D = 2;\n  int E { get; }\n  event F G;\n  int H => 1;\n}',
      ...['A 1-7', 'A.C 3-3', 'A.D 3-3', 'A.E 4-4', 'A.G 5-5', 'A.H 6-6'],
    ],
    ['namespaces', 'namespace A.B {\n  namespace C {\n    class D {}\n  }\n}', 'A.B.C | D 3-3'],
    ['a namespace for the whole file', 'namespace A;\nclass B {}', 'A | B 2-2'],
    [
      'a partial class',
      'partial class A {\n  int b;\n}\npartial class A {\n  int c;\n}',
      'A 1-6',
      'A.b 2-2',
      'A.c 5-5',
    ],
    ['statements', 'var a = 1;\nf(a);', 'a 1-1'],
  ],
  ruby: [
    [
      'constants',
      'A = 1\nB, C = 2, 3\nD ||= 4\nE::F = G = 5\nh = 6',
      'A 1-1',
      'B 2-2',
      'C 2-2',
      'D 3-3',
      'E::F 4-4',
      'G 4-4',
    ],
    [
      'here documents',
      'module A\n  B = [<<~C, <<~D].freeze\n    c\n  C\n    d\n  D\n  E = 1\nend',
      'A 1-8',
      'A::B 2-6',
      'A::E 7-7',
    ],
    ['a class again', 'class A\n  B = 1\nend\nclass A\nend', 'A 1-5', 'A::B 2-2'],
    [
      'methods of a class and of its instances',
      'class A\n  def b; end\n  def self.b; end\nend',
      'A 1-4',
      'A#b 2-2',
      'A.b 3-3',
    ],
  ],
  php: [
    [
      'members',
      '<?php\nclass A {\n  public const int B = 1, C = 2;\n  #[D]\n  public static ?int $e;\n  function e() {}\n}',
      ...['A 2-7', 'A::B 3-3', 'A::C 3-3', 'A::$e 4-5', 'A::e 6-6'],
    ],
    [
      'constants and variables',
      "<?php\nconst A = 1;\nif (!defined('B')) {\n  define('B', 2);\n}\n$c = [\n];\n$c['d'] = 3;\n$c->e = 4;",
      ...['A 2-2', 'B 4-4', '$c 6-7'],
    ],
    [
      'namespaces',
      '<?php\nnamespace A\\B;\nconst C = 1;\nnamespace D;\nconst C = 1;',
      'A\\B | C 3-3',
      'D | C 5-5',
    ],
    ['namespaces with braces', '<?php\nnamespace A {\n  class B {}\n}', 'A | B 3-3'],
  ],
};

describe.each(LANGUAGES)('definitionsOf a file in %s', (language) => {
  it.each(FORMS[language])('%s', async (_, source, ...expected) => {
    expect(await shown(language, source)).toEqual(expected);
  });
});

describe('definitionsOf a file with a syntax error', () => {
  it.each<[string, Language, string, ...string[]]>([
    [
      'in a function leaves the others as they are',
      'javascript',
      'const a = 1;\nfunction f() {\n  b(;\n}\nconst c = 2;',
      ...['a 1-1', 'f 2-4', 'c 5-5'],
    ],
    [
      'in a class leaves its other members as they are',
      'java',
      'class A {\n  int b = ;\n  void c() {\n  }\n}',
      ...['A 1-5', 'A.b 2-2 uncertain', 'A.c 3-4'],
    ],
    [
      'of one brace too few makes the end of what it is in uncertain',
      'go',
      'package a\nconst b = 1\nfunc f() {\n\tif c {\n}\nconst d = 2\n',
      ...['a | b 2-2', 'a | f 3-6 uncertain'],
    ],
    [
      'of one brace too few makes what comes last before it uncertain',
      'java',
      'class A {\n  int b;\n  void c() {\n    if (d) {\n  }\n}\n',
      ...['A 1-6 uncertain', 'A.b 2-2', 'A.c 3-6 uncertain'],
    ],
    [
      'of one brace too many is only its own',
      'go',
      'package a\nconst b = 1\n}}\nfunc c() {}',
      ...['a | b 2-2', 'a | c 4-4'],
    ],
    [
      'at the end hides what may be local',
      'typescript',
      'const a = 1;\nfunction f() {\n  const b = 1;\n  function c() {}\n  d(`${',
      'a 1-1',
    ],
    [
      'at the end of a header hides no more than that',
      'c',
      '#ifndef A\n#define A\nint f(void);\n#ifdef B\n#define C 1\n#endif\nint g() {\n  int d;\n  while (',
      ...['A 2-2', 'f 3-3', 'C 5-5'],
    ],
    [
      'that moves the end of a block is noticed in Python',
      'python',
      'A = 1\nclass B\n    c = 1\n    def d(self):\n        pass\nE = 2\n',
      ...['A 1-1', 'E 6-6'],
    ],
    [
      'in a type without a body makes it uncertain',
      'typescript',
      'declare function f(): A<{\n  b: import("c").D[];\n}>;\ntype E = 1;',
      ...['f 1-3 uncertain', 'E 4-4'],
    ],
  ])('%s', async (_, language, text, ...expected) => {
    expect(await shown(language, text)).toEqual(expected);
  });
});

/** What is deep or wide on purpose, and how much of it a file has at most. */
const HOSTILE: readonly (readonly [Language, string, (count: number) => string, number])[] = [
  ['typescript', 'namespaces', nest('namespace N {', '}'), 5_000],
  ['javascript', 'patterns', (count) => `var ${'['.repeat(count)}c${']'.repeat(count)} = d;`, 500],
  ['javascript', 'assignments', (count) => `${'exports.c = '.repeat(count)} 1;`, 5_000],
  ['javascript', 'variables', (count) => `var ${'c, '.repeat(count)} d; `.repeat(2), 30_000],
  ['python', 'assignments', (count) => `${'c = '.repeat(count)} 1`, 5_000],
  ['c', 'pointers', (count) => `int ${'*'.repeat(count)}c;`, 500],
  ['c', 'conditions', nest('#ifdef A\n', '#endif\n'), 1_000],
  ['csharp', 'classes', nest('class C {', '}'), 5_000],
  ['ruby', 'modules', nest('module M;', 'end;'), 5_000],
  ['php', 'conditions', (count) => `${'if ($a) {} else '.repeat(count)} {}`, 2_000],
];

function nest(open: string, close: string): (count: number) => string {
  return (count) => `${open.repeat(count)}${close.repeat(count)}`;
}

/** Hostile text between two definitions. */
function between(language: Language, text: string): string {
  const php = language === 'php' ? '<?php ' : '';
  return [php + define(language, 'First'), text, define(language, 'Last')].join('\n');
}

/** A definition, in a line of its own. */
function define(language: Language, name: string): string {
  if (language === 'c') return `int ${name};`;
  if (language === 'csharp') return `class ${name} {}`;
  if (language === 'javascript' || language === 'typescript') return `let ${name};`;
  return language === 'php' ? `const ${name} = 1;` : `${name} = 1`;
}

describe('definitionsOf a hostile text', () => {
  beforeEach(() => {
    // However slow the machine is, none is given up for the time that it takes.
    vi.spyOn(performance, 'now').mockReturnValue(0);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(HOSTILE)(
    'finds the definitions before and after it: in %s, %s',
    async (language, _, write, count) => {
      const source = between(language, write(count));
      const found = await definitions(language, source);
      const end = source.split('\n').length;
      expect(findDefinition(found, 'First')).toMatchObject({ startLine: 1, endLine: 1 });
      expect(findDefinition(found, 'Last')).toMatchObject({ startLine: end, endLine: end });
    },
  );

  it('takes twice the work for twice as much', async () => {
    const cases = HOSTILE.map(async ([language, name, write]): Promise<[string, Scaled]> => {
      const texts = [200, 400].map((count) => between(language, write(count)));
      const [once, twice] = await Promise.all(texts.map((text) => parse(language, text)));
      const read = (count: number): void => {
        const table = new DefinitionTable(language);
        const tree = count === 200 ? once : twice;
        if (tree !== undefined) table.add(tree.rootNode);
        table.read();
      };
      return [`${language}: ${name}`, read];
    });
    expect(await outOfProportion(await Promise.all(cases), 'web-tree-sitter')).toEqual([]);
  });

  it('returns null for a text that is too long', async () => {
    expect(await definitionsOf('typescript', 'const a = 1;\n'.repeat(30_000))).toBeNull();
  });

  it('leaves out names of thousands of characters', async () => {
    const name = 'a'.repeat(5_000);
    const members = 'const b = 1; f(); '.repeat(2_000);
    const text = `${`namespace ${name} {`.repeat(20)}${members}${'}'.repeat(20)} class A {}`;
    const found = await definitions('typescript', text);
    expect(found.map(({ name }) => name)).toEqual(['A']);
  });

  it.each(['', '\n', '\uFEFF', '\0', '\r', '\uD800'])('finds nothing in %j', async (text) => {
    for (const language of LANGUAGES) expect(await definitions(language, text)).toEqual([]);
  });
});

it('definitionsOf counts LF and CRLF lines alike', async () => {
  const text = sampleOf('csharp');
  const expected = await shown('csharp', text);
  expect(await shown('csharp', `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(expected);
});

describe('definitionsOf a text that is cut off', () => {
  it.each(LANGUAGES)(
    'finds definitions before the cut where they were, or marks them as uncertain, in %s',
    async (language) => {
      const text = sampleOf(language);
      const symbols = (await outlineOf(language, text))?.symbols ?? [];
      // Of what is declared first and defined later, the end may leave the declaration.
      const known = [...(await definitions(language, text)), ...symbols];
      let count = 0;
      for (let end = 0; end < text.length; end += isNightly ? 11 : 37) {
        const cut = text.slice(0, end);
        const last = cut.trimEnd().split('\n').length;
        for (const { name, startLine, endLine, isCertain } of await definitions(language, cut)) {
          const same = known.filter((one) => one.name === name && one.startLine === startLine);
          // The end is in this one, or right behind it, where it could have gone on.
          const isCut = endLine >= last || same.some((one) => one.endLine >= last);
          if (!isCertain || isCut) continue;
          expect(same.map((one) => one.endLine)).toContain(endLine);
          count++;
        }
      }
      expect(count).toBeGreaterThan(20);
    },
  );
});

describe('definitionsOf a text with new lines above a definition', () => {
  it.each(LANGUAGES)(
    'moves it and what follows, and extends what encloses it, in %s',
    async (language) => {
      const text = sampleOf(language);
      const lines = text.split('\n');
      const before = await definitions(language, text);
      for (const [index, { startLine }] of before.entries()) {
        const added = [`${STYLES[language].line} Added.`, '', ''].slice(0, (index % 3) + 1);
        const moved = (line: number): number => (line < startLine ? line : line + added.length);
        const after = lines.toSpliced(startLine - 1, 0, ...added).join('\n');
        expect(await definitions(language, after)).toEqual(
          before.map((one) => ({
            ...one,
            startLine: moved(one.startLine),
            endLine: moved(one.endLine),
          })),
        );
      }
    },
  );
});

describe('definitionsOf a text in which one definition changed', () => {
  const EDITS: readonly (readonly [string, (lines: readonly string[]) => string[]])[] = [
    ['other numbers', (lines) => lines.map((line) => line.replace(/\b\d+\b/g, '4321'))],
    ['no lines', () => []],
    ['its lines twice', (lines) => [...lines, ...lines]],
  ];

  it.each(LANGUAGES.flatMap((language) => EDITS.map(([name, edit]) => ({ language, name, edit }))))(
    'finds the others with the same text, in $language with $name',
    async ({ language, edit }) => {
      const text = sampleOf(language);
      const lines = text.split('\n');
      const all = await definitions(language, text);
      let count = 0;
      for (const edited of all) {
        const changed = edit(lines.slice(edited.startLine - 1, edited.endLine));
        const after = lines
          .toSpliced(edited.startLine - 1, edited.endLine - edited.startLine + 1, ...changed)
          .join('\n');
        const found = await definitions(language, after);
        for (const other of all) {
          const isApart = other.endLine < edited.startLine || other.startLine > edited.endLine;
          if (!isApart || findDefinition(all, other.name) !== other) continue;
          const now = findDefinition(found, other.name);
          expect([edited.name, other.name, now && textOf(after, now)]).toEqual([
            edited.name,
            other.name,
            textOf(text, other),
          ]);
          count++;
        }
      }
      expect(count).toBeGreaterThan(20);
    },
  );
});

function textOf(text: string, { startLine, endLine }: Definition): string {
  return text
    .split('\n')
    .slice(startLine - 1, endLine)
    .join('\n');
}
