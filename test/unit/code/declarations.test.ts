import { describe, expect, it } from 'vitest';
import { type Language, LANGUAGES } from '../../../integration/engine/src/code/language.ts';
import { outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { compareSymbols } from '../../../integration/engine/src/code/symbols.ts';
import { sampleOf } from './samples.ts';

/** The symbols of a source, such as `method Cache.get 29-32`. */
async function symbolsOf(language: Language, text: string): Promise<string[]> {
  const outline = await outlineOf(language, text);
  return (outline?.symbols ?? [])
    .filter(({ kind }) => kind !== 'route')
    .map(({ kind, name, startLine, endLine }) => `${kind} ${name} ${startLine}-${endLine}`);
}

const SAMPLES: Readonly<Record<Language, readonly string[]>> = {
  c: [
    'type node_t 11-14',
    'type compare_fn 16-16',
    'type queue 18-22',
    'type color 24-24',
    'function queue_push 28-28',
    'function queue_push 31-46',
    'function queue_name 48-61',
  ],
  cpp: [
    'type Cents 8-8',
    'type Kind 10-10',
    'class Article 13-26',
    'method Article::Article 15-16',
    'method Article::~Article 17-17',
    'method Article::name 19-19',
    'method Article::price 20-20',
    'method Article::operator== 21-21',
    'type Discount 28-31',
    'method Discount::apply 30-30',
    'function sum 33-38',
    'method Article::price 40-46',
    'function help 48-52',
    'function dump 55-59',
  ],
  csharp: [
    'class OrdersController 9-54',
    'method OrdersController.OrdersController 16-16',
    'method OrdersController.Get 18-28',
    'method OrdersController.operator == 30-30',
    'method OrdersController.this[] 32-37',
    'method OrdersController.Help 39-45',
    'method OrdersController.Dispose 47-53',
    'class Line 56-56',
    'type Point 58-62',
    'method Point.Length 61-61',
    'type IStore 64-68',
    'method IStore.FindAsync 66-66',
    'method IStore.Close 67-67',
    'type State 70-70',
    'type Changed 72-72',
  ],
  go: [
    'type Key 17-17',
    'type Clock 18-18',
    'type Cache 22-26',
    'type entry 28-31',
    'type Store 33-35',
    'function New 37-39',
    'method Cache.Get 41-50',
    'method Cache.Keys 52-63',
  ],
  java: [
    'class OrderService 7-61',
    'method OrderService.OrderService 12-15',
    'method OrderService.close 17-20',
    'method OrderService.find 22-31',
    'method OrderService.help 33-38',
    'class OrderService.Line 40-44',
    'method OrderService.Line.Line 41-43',
    'type OrderService.State 46-52',
    'method OrderService.State.isOpen 49-51',
    'type OrderService.Listener 54-60',
    'method OrderService.Listener.changed 55-55',
    'method OrderService.Listener.isActive 57-59',
  ],
  javascript: [
    'function numbers 12-14',
    'function load 16-23',
    'class Cache 25-37',
    'method Cache.get 29-32',
    'method Cache.size 34-36',
    'function twice 52-54',
  ],
  php: [
    'class OrderService 11-49',
    'method OrderService::__construct 19-22',
    'method OrderService::find 24-34',
    'method OrderService::help 36-42',
    'method OrderService::count 44-48',
    'type Store 51-54',
    'method Store::close 53-53',
    'type State 56-64',
    'method State::isOpen 60-63',
    'type Loggable 66-72',
    'method Loggable::log 68-71',
    'function total 74-81',
  ],
  python: [
    'class AccountError 11-12',
    'class Account 15-44',
    'method Account.deposit 26-35',
    'method Account.name 37-39',
    'method Account.fetch 41-44',
    'function parse 47-53',
    'function clamp 56-57',
    'function main 61-62',
  ],
  ruby: [
    'class Shop::Article 9-57',
    'method Shop::Article#initialize 14-17',
    'method Shop::Article#<=> 19-21',
    'method Shop::Article.find 23-25',
    'method Shop::Article.all 28-30',
    'method Shop::Article#label 33-42',
    'method Shop::Article#free? 44-52',
    'method Shop::Article#cut 54-56',
    'method Shop.help 59-64',
    'function main 67-72',
  ],
  rust: [
    'type Circle 8-12',
    'type Shape 14-19',
    'type Area 21-29',
    'method Area::area 24-24',
    'method Area::is_empty 26-28',
    'type Circle::Unit 32-32',
    'method Circle::area 34-37',
    'method Shape::fmt 41-47',
    'function square! 50-54',
    'function count 56-63',
    'function text::help 69-71',
  ],
  tsx: [
    'type Props 3-6',
    'function List 9-27',
    'function Item 29-29',
    'class Board 31-37',
    'method Board.render 34-36',
  ],
  typescript: [
    'type Session 7-10',
    'type Lookup 12-12',
    'type State 14-17',
    'class Sessions 19-44',
    'method Sessions.now 23-23',
    'method Sessions.constructor 25-28',
    'method Sessions.read 30-37',
    'method Sessions.size 39-41',
    'method Sessions.drop 43-43',
    'function digest 46-49',
    'function usage 51-51',
    'function usage 52-58',
    'function Internal.reset 61-63',
    'function default 66-68',
  ],
};

describe('the symbols of the sample file', () => {
  it.each(LANGUAGES)('in %s', async (language) => {
    expect(await symbolsOf(language, sampleOf(language))).toEqual(SAMPLES[language]);
  });
});

type Case = readonly [name: string, source: string, ...symbols: string[]];

const SCRIPT: readonly Case[] = [
  ['a default without a name', 'export default function () {}', 'function default 1-1'],
  ['a default arrow', 'export default () => {\n};', 'function default 1-2'],
  ['a default with a name', 'export default function f() {}', 'function f 1-1'],
  [
    'a default class',
    'export default class {\n a() {}\n}',
    'class default 1-3',
    'method default.a 2-2',
  ],
  ['a default that is neither', 'export default { a() {} };'],
  [
    'several variables',
    'const a = () => 1,\n b = 2, c = function () {};',
    'function a 1-1',
    'function c 2-2',
  ],
  ['a class in a variable', 'const A = class { b() {} };', 'class A 1-1', 'method A.b 1-1'],
  [
    'an exported class in a variable',
    'export const A = class { b() {} };',
    'class A 1-1',
    'method A.b 1-1',
  ],
  ['a function in parentheses', 'const f = (() => 1);', 'function f 1-1'],
  ['constants', 'const a = 1;\nlet b = { c() {} };\nexport const d = e(() => 1);'],
  [
    'functions in functions',
    'function f() {\n function g() {}\n class A { b() {} }\n}',
    'function f 1-4',
  ],
  [
    'members of all kinds',
    'class A { #b() {} static c() {} async *d() {} [e]() {} get f() {} }',
    'class A 1-1',
    'method A.#b 1-1',
    'method A.c 1-1',
    'method A.d 1-1',
    'method A.[e] 1-1',
    'method A.f 1-1',
  ],
  [
    'an exported property',
    'module.exports.f = () => 1;\nmodule.exports = class { a() {} };',
    'function f 1-1',
    'class default 2-2',
    'method default.a 2-2',
  ],
  ['a class in an argument', 'f(class { a() {} });'],
];

const TYPESCRIPT: readonly Case[] = [
  ...SCRIPT,
  [
    'ambient declarations',
    'declare function f(): void;\ndeclare class A { b(): void; }',
    'function f 1-1',
    'class A 2-2',
    'method A.b 2-2',
  ],
  [
    'a module of another file',
    "declare module 'a' {\n  export function f(): void;\n}",
    'function f 2-2',
  ],
  [
    'nested namespaces',
    'namespace A.B { export class C { d() {} } }',
    'class A.B.C 1-1',
    'method A.B.C.d 1-1',
  ],
  [
    'decorators',
    '@a\n@b()\nexport class A {\n  @c\n  // d\n  @e() f() {}\n}',
    'class A 1-7',
    'method A.f 4-6',
  ],
  ['a function with a type', 'const f = ((a) => a) satisfies F;', 'function f 1-1'],
  ['a field', 'class A { b = (c: D) => c; e = 1; }', 'class A 1-1', 'method A.b 1-1'],
];

const C: readonly Case[] = [
  [
    'functions and their prototypes',
    'int *f(int a);\nstatic int **g(void)\n{\n}',
    'function f 1-1',
    'function g 2-4',
  ],
  ['variables', 'int a = 1;\nint (*f)(int);\nstruct s *t;'],
  ['what is only mentioned', 'struct s;\nenum e f(void);', 'function f 2-2'],
  ['a struct with a typedef', 'typedef struct s { int a; } t;', 'type t 1-1'],
  [
    'what a condition encloses',
    '#ifdef A\nint f(void) { return 1; }\n#else\nint g(void);\n#endif',
    'function f 2-2',
    'function g 4-4',
  ],
  ['a union', 'union u { int a; char b; };', 'type u 1-1'],
];

const FORMS: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: SCRIPT,
  typescript: TYPESCRIPT,
  tsx: TYPESCRIPT,
  python: [
    [
      'functions in functions',
      'def f():\n    def g(): pass\n    class A: pass\n',
      'function f 1-3',
    ],
    [
      'nested classes',
      'class A:\n    class B:\n        def c(self): pass\n',
      'class A 1-3',
      'class A.B 2-3',
      'method A.B.c 3-3',
    ],
    [
      'a condition',
      'try:\n    def f(): pass\nexcept A:\n    def g(): pass\n',
      'function f 2-2',
      'function g 4-4',
    ],
    ['several decorators', '@a\n@b(\n  c\n)\nasync def f(): pass\n', 'function f 1-5'],
    [
      'a decorated class',
      '@a\nclass A:\n    @b\n    def c(self): pass\n',
      'class A 1-4',
      'method A.c 3-4',
    ],
    ['a type', 'type A[T] = list[T]\n', 'type A 1-1'],
    ['constants', 'A = 1\nB: int = 2\nc = lambda: 1\n'],
  ],
  go: [
    [
      'receivers',
      'package a\nfunc (b B) C() {}\nfunc (*D) e() {}\nfunc (f *G[H, I]) J() {}',
      'method B.C 2-2',
      'method D.e 3-3',
      'method G.J 4-4',
    ],
    ['one type in parentheses', 'package a\ntype (\n\tB int\n)', 'type B 3-3'],
    ['an alias', 'package a\ntype B = int', 'type B 2-2'],
    ['values', 'package a\nvar b = func() {}\nconst c = 1'],
  ],
  rust: [
    ['functions in functions', 'fn f() {\n  fn g() {}\n  struct S;\n}', 'function f 1-4'],
    ['attributes and documentation', '/// A\n#[a]\n#[b]\n/// B\npub fn f() {}', 'function f 2-5'],
    ['an attribute of something else', '#[a]\nuse b::c;\nfn f() {}', 'function f 3-3'],
    ['a foreign block', 'extern "C" {\n  fn f();\n}', 'function f 2-2'],
    ['what is implemented for paths', 'impl a::B<C> { fn d() {} }', 'method B::d 1-1'],
    ['a union, and an alias', 'union U { a: u8 }\ntype A = u8;', 'type U 1-1', 'type A 2-2'],
    ['modules', 'mod a { pub mod b { pub fn c() {} } }', 'function a::b::c 1-1'],
  ],
  java: [
    ['an annotation', '@interface A {\n  int b();\n}', 'type A 1-3'],
    ['annotations', '@A\nclass B {\n  @C\n  void d() {}\n}', 'class B 1-5', 'method B.d 3-4'],
    [
      'a local class',
      'class A { void b() { class C { void d() {} } } }',
      'class A 1-1',
      'method A.b 1-1',
    ],
    ['a body of a constant', 'enum A { B { void c() {} } }', 'type A 1-1'],
  ],
  c: C,
  cpp: [
    ...C,
    [
      'members',
      'class A { A(); ~A(); operator bool() const; int b, c; void d() {} };',
      'class A 1-1',
      'method A::A 1-1',
      'method A::~A 1-1',
      'method A::operator bool 1-1',
      'method A::d 1-1',
    ],
    [
      'members elsewhere',
      'A<B>::C::C() {}\nA::operator bool() const { return a; }',
      'method A::C::C 1-1',
      'method A::operator bool 2-2',
    ],
    [
      'nested classes',
      'class A { struct B { void c(); }; };',
      'class A 1-1',
      'type A::B 1-1',
      'method A::B::c 1-1',
    ],
    [
      'templates',
      'template <class T>\nclass A { template <class U> void b(U); };',
      'class A 1-2',
      'method A::b 2-2',
    ],
    [
      'a concept, and an alias',
      'template <class T> concept A = true;\ntemplate <class T> using B = T;',
      'type A 1-1',
      'type B 2-2',
    ],
    ['references', 'const A& f();\nA&& g() { }', 'function f 1-1', 'function g 2-2'],
    ['a namespace', 'namespace a { namespace b::c { void f(); } }', 'function f 1-1'],
  ],
  csharp: [
    [
      'a namespace with braces',
      'namespace A.B { class C { void D() {} } }',
      'class C 1-1',
      'method C.D 1-1',
    ],
    ['statements at the top', 'Run();\nvoid Run() { void Inner() {} }', 'function Run 2-2'],
    [
      'conversions, and an end',
      'class A { ~A() {} public static implicit operator int(A a) => 1; }',
      'class A 1-1',
      'method A.~A 1-1',
      'method A.operator int 1-1',
    ],
    [
      'what a condition encloses',
      'class A {\n#if B\n  void C() {}\n#endif\n}',
      'class A 1-5',
      'method A.C 3-3',
    ],
    ['attributes', '[A]\n[B]\nclass C {\n  [D]\n  void E() {}\n}', 'class C 1-6', 'method C.E 4-5'],
    ['properties, and events', 'class A { int B { get { return 1; } } event C D; }', 'class A 1-1'],
    [
      'nested types',
      'class A { struct B { enum C { D } } }',
      'class A 1-1',
      'type A.B 1-1',
      'type A.B.C 1-1',
    ],
  ],
  ruby: [
    ['a path', 'class A::B\n  def c; end\nend', 'class A::B 1-3', 'method A::B#c 2-2'],
    [
      'a method of another object',
      'def a.b; end\ndef self.c; end',
      'method a.b 1-1',
      'method c 2-2',
    ],
    [
      'what is private',
      'class A\n  private def b; end\n  private_class_method def self.c; end\nend',
      'class A 1-4',
      'method A#b 2-2',
      'method A.c 3-3',
    ],
    [
      'operators',
      'class A\n  def [](b); end\n  def c=(d); end\nend',
      'class A 1-4',
      'method A#[] 2-2',
      'method A#c= 3-3',
    ],
    ['an endless method', 'def a(b) = b + 1', 'function a 1-1'],
    ['methods in methods', 'def a\n  def b; end\nend', 'function a 1-3'],
  ],
  php: [
    ['a condition', "<?php\nif (!function_exists('f')) {\n  function f() {}\n}", 'function f 3-3'],
    [
      'a namespace with braces',
      '<?php namespace A { class B { function c() {} } }',
      'class B 1-1',
      'method B::c 1-1',
    ],
    [
      'attributes',
      '<?php\n#[A]\n#[B]\nclass C {\n  #[D]\n  function e() {}\n}',
      'class C 2-7',
      'method C::e 5-6',
    ],
    [
      'functions in functions',
      '<?php function f() { function g() {} new class { function h() {} }; }',
      'function f 1-1',
    ],
    [
      'a trait, and an interface',
      '<?php trait A { abstract function b(); }\ninterface C {}',
      'type A 1-1',
      'method A::b 1-1',
      'type C 2-2',
    ],
  ],
};

describe('symbols of a source file', () => {
  it.each(
    (Object.entries(FORMS) as [Language, readonly Case[]][]).flatMap(([language, cases]) =>
      cases.map(([name, source, ...symbols]) => ({ language, name, source, symbols })),
    ),
  )('are found in $language: $name', async ({ language, source, symbols }) => {
    expect(await symbolsOf(language, source)).toEqual(symbols);
  });

  it('are found before and after a syntax error', async () => {
    const text = 'def f():\n    return 1\n\n) $$ (\n\ndef g():\n    return 2\n';
    expect(await symbolsOf('python', text)).toContain('function f 1-2');
    expect(await symbolsOf('python', text)).toContain('function g 6-7');
  });
});

/** One change of each sample: a line, and what it becomes. */
const EDITS: Readonly<
  Record<Language, readonly { from: string; to: string; symbols: readonly string[] }[]>
> = {
  typescript: [
    { from: 'this.#count++;', to: 'this.#count += 2;', symbols: ['changed method Sessions.read'] },
    { from: '@sealed', to: '@open', symbols: ['changed class Sessions'] },
    { from: '#count = 0;', to: '#count = 1;', symbols: ['changed class Sessions'] },
    { from: "@logged('read')", to: "@logged('load')", symbols: ['changed method Sessions.read'] },
    { from: 'abstract drop(id: string): void;', to: '', symbols: ['removed method Sessions.drop'] },
    {
      from: 'readonly now = ',
      to: 'readonly then = ',
      symbols: ['added method Sessions.then', 'removed method Sessions.now'],
    },
    { from: 'export const digest', to: 'const digest', symbols: ['changed function digest'] },
    {
      from: 'usage(name: string): string;',
      to: 'usage(name: unknown): string;',
      symbols: ['changed function usage'],
    },
    { from: 'const LIFETIME = 30;', to: 'const LIFETIME = 60;', symbols: [] },
    { from: '// The first one counts.', to: '', symbols: [] },
  ],
  tsx: [
    { from: 'Title: {title}', to: 'Name: {title}', symbols: ['changed function List'] },
    {
      from: 'state = { count: 0 };',
      to: 'state = { count: 1 };',
      symbols: ['changed class Board'],
    },
  ],
  javascript: [
    { from: 'yield value;', to: 'yield value + 1;', symbols: ['changed function numbers'] },
    { from: 'entries = [];', to: 'entries = [1];', symbols: ['changed class Cache'] },
    { from: 'response.json([', to: 'response.send([', symbols: ['changed route /numbers/:limit'] },
    {
      from: "'/numbers/:limit'",
      to: "'/numbers/:max'",
      symbols: ['added route /numbers/:max', 'removed route /numbers/:limit'],
    },
    {
      from: "app.get('/",
      to: "app.post('/",
      symbols: ['added route /numbers/:limit', 'removed route /numbers/:limit'],
    },
  ],
  python: [
    {
      from: 'self.history.clear()',
      to: 'self.history = []',
      symbols: ['changed method Account.deposit'],
    },
    { from: '@property', to: '@cached_property', symbols: ['changed method Account.name'] },
    { from: 'frozen=True', to: 'frozen=False', symbols: ['changed class Account'] },
    {
      from: 'balance: float = 0.0',
      to: 'balance: float = 1.0',
      symbols: ['changed class Account'],
    },
    {
      from: 'def clamp(',
      to: 'def bound(',
      symbols: ['added function bound', 'removed function clamp'],
    },
  ],
  go: [
    {
      from: 'return found.value, nil',
      to: 'return value, nil',
      symbols: ['changed method Cache.Get'],
    },
    { from: '`json:"-"`', to: '`json:"clock"`', symbols: ['changed type Cache'] },
    { from: 'Key string', to: 'Key int', symbols: ['changed type Key'] },
  ],
  rust: [
    { from: '#[inline]', to: '#[inline(always)]', symbols: ['changed method Circle::area'] },
    { from: 'Debug, Clone, PartialEq', to: 'Debug', symbols: ['changed type Circle'] },
    { from: '$value * $value', to: '$value + $value', symbols: ['changed function square!'] },
    {
      from: 'self.area() <= 0.0',
      to: 'self.area() < 0.0',
      symbols: ['changed method Area::is_empty'],
    },
  ],
  java: [
    { from: 'LIMIT = 20', to: 'LIMIT = 30', symbols: ['changed class OrderService'] },
    { from: '@Override', to: '', symbols: ['changed method OrderService.close'] },
    {
      from: 'void changed(E event);',
      to: 'void changed(E event, int at);',
      symbols: ['changed method OrderService.Listener.changed'],
    },
  ],
  c: [
    { from: 'queue->count++;', to: 'queue->count += 2;', symbols: ['changed function queue_push'] },
    { from: 'unsigned count : 8;', to: 'unsigned count : 9;', symbols: ['changed type queue'] },
    { from: '#define QUEUE_MAX 64', to: '#define QUEUE_MAX 65', symbols: [] },
  ],
  cpp: [
    {
      from: '{ return name_; }',
      to: '{ return name_ + name_; }',
      symbols: ['changed method Article::name'],
    },
    { from: 'Cents price_;', to: 'Cents price_ = 1;', symbols: ['changed class Article'] },
    { from: 'amount > 10', to: 'amount > 20', symbols: ['changed method Article::price'] },
  ],
  csharp: [
    {
      from: '[HttpGet("{id}")]',
      to: '[Obsolete]\n    [HttpGet("{id}")]',
      symbols: ['changed method OrdersController.Get', 'changed route /orders/{id}'],
    },
    {
      from: '{ get; private set; }',
      to: '{ get; set; }',
      symbols: ['changed class OrdersController'],
    },
    { from: 'Math.Abs(X)', to: 'X', symbols: ['changed method Point.Length'] },
  ],
  ruby: [
    {
      from: 'price <=> other.price',
      to: 'name <=> other.name',
      symbols: ['changed method Shop::Article#<=>'],
    },
    {
      from: 'attr_reader :name, :price',
      to: 'attr_reader :name',
      symbols: ['changed class Shop::Article'],
    },
    { from: 'private def cut', to: 'def cut', symbols: ['changed method Shop::Article#cut'] },
  ],
  php: [
    {
      from: "methods: ['GET']",
      to: "methods: ['POST']",
      symbols: [
        'added route /orders/{id}',
        'changed method OrderService::find',
        'removed route /orders/{id}',
      ],
    },
    { from: 'LIMIT = 20', to: 'LIMIT = 30', symbols: ['changed class OrderService'] },
    { from: '* 1.19', to: '* 1.2', symbols: ['changed function total'] },
  ],
};

describe('an edit of the sample file changes its symbols', () => {
  it.each(LANGUAGES.flatMap((language) => EDITS[language].map((edit) => ({ language, ...edit }))))(
    'in $language: $from',
    async ({ language, from, to, symbols }) => {
      const text = sampleOf(language);
      expect(text).toContain(from);
      const before = await outlineOf(language, text);
      const after = await outlineOf(language, text.replace(from, to));
      const changes = compareSymbols(before?.symbols ?? [], after?.symbols ?? []);
      const found = (['added', 'changed', 'removed'] as const).flatMap((change) =>
        changes[change].map(({ kind, name }) => `${change} ${kind} ${name}`),
      );
      expect(found.sort()).toEqual([...symbols].sort());
    },
  );
});
