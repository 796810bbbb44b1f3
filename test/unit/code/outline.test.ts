import { describe, expect, it } from 'vitest';
import { exportsImports, type Language } from '../../../integration/engine/src/code/language.ts';
import { type Outline, outlineOf } from '../../../integration/engine/src/code/outline.ts';
import { compareSymbols } from '../../../integration/engine/src/code/symbols.ts';
import { compareOutlines } from '../../../integration/engine/src/code/significance.ts';

async function outline(language: Language, text: string): Promise<Outline> {
  const found = await outlineOf(language, text);
  if (found === null) throw new Error('not parsed');
  return found;
}

type Case = readonly [name: string, before: string, after: string];

/** Cases of languages that share them: each is about one language at a time. */
function casesOf(
  cases: Readonly<Partial<Record<Language, readonly Case[]>>>,
): [Language, string, string, string][] {
  return (Object.entries(cases) as [Language, readonly Case[]][]).flatMap(([language, list]) =>
    list.map(([name, before, after]): [Language, string, string, string] => [
      language,
      name,
      before,
      after,
    ]),
  );
}

/** Apart from the words after it, which would hold for this file. */
const AT = '@';

const SCRIPT_CODE: readonly Case[] = [
  ['a number', 'x = 1;', 'x = 2;'],
  ['an operator', 'if (a < b) c();', 'if (a <= b) c();'],
  ['space in a string', "f('a b');", "f('a  b');"],
  ['space in a template', 'f(`a ${b} c`);', 'f(`a ${b}  c`);'],
  ['a line break in a template', 'f(`a\nb`);', 'f(`a\n  b`);'],
  ['space in a regular expression', 'f(/a b/);', 'f(/a  b/);'],
  ['a break after return', 'function f() { return a; }', 'function f() { return\na; }'],
  ['a break after a label', 'for (;;) { break\nx; }', 'for (;;) { break x; }'],
  ['a break before an increment', 'a = b\n++c', 'a = b++\nc'],
  ['a break after async', 'async function f() {}', 'async\nfunction f() {}'],
  ['a break after async in a class', 'class A { async b() {} }', 'class A { async\nb() {} }'],
  ['a parenthesis that calls', 'a\n;(b)', 'a\n(b)'],
  ['an empty statement', 'while (a) {}', 'while (a);{}'],
  ['a comment that becomes code', '// f();', 'f();'],
  ['code that becomes a comment', 'f(); /* g(); */', 'f(); g();'],
  ['a shebang', '#!/usr/bin/env node\nf();', '#!/usr/bin/env deno\nf();'],
  ['a shebang that is gone', '#!/usr/bin/env node\nf();', 'f();'],
  ['an order', 'a(); b();', 'b(); a();'],
  ['a bracket', 'a = b * (c + d)', 'a = (b * c) + d'],
  ['a JSX pragma', '/** @jsx h */\nf();', '/** @jsx createElement */\nf();'],
  ['a pure call', 'f(/* @__PURE__ */ g());', 'f(g());'],
  ['a call that is pure', 'f(/*#__PURE__*/ g());', 'f(/* pure */ g());'],
  ['a function that is', '/*#__NO_SIDE_EFFECTS__*/\nfunction f() {}', 'function f() {}'],
  ['a chunk', 'import(/* webpackChunkName: "a" */ b)', 'import(/* webpackChunkName: "c" */ b)'],
  ['a mode', 'import(/* webpackPrefetch: true, webpackMode: "lazy" */ b)', 'import(b)'],
  ['what a bundler ignores', 'import(/* @vite-ignore */ a)', 'import(a)'],
  ['an environment of tests', `// ${AT}vitest-environment jsdom\nf();`, 'f();'],
  [
    'one in documentation',
    `/**\n * A\n *\n * ${AT}jest-environment jsdom\n */\nf();`,
    `/**\n * A\n *\n * ${AT}jest-environment node\n */\nf();`,
  ],
  ['a name of a parameter', 'function f(a) { return a; }', 'function f(b) { return b; }'],
  ['a name of a variable', 'const a = 1; f(a);', 'const b = 1; f(b);'],
  [
    'names that change places',
    'function f() { const a = g(), b = h(); return a - b; }',
    'function f() { const a = g(), b = h(); return b - a; }',
  ],
  [
    'a local name that hides another one',
    'function f() { const a = 1; return g(a, b); }',
    'function f() { const b = 1; return g(b, b); }',
  ],
  [
    'a name in one of its places',
    'function f() { const a = 1; return a; }',
    'function f() { const b = 1; return a; }',
  ],
  [
    'a name that is a property',
    'function f() { const a = 1; return { a }; }',
    'function f() { const b = 1; return { b }; }',
  ],
  [
    'a property without its variable',
    'function f() { const a = 1; return { a }; }',
    'function f() { const b = 1; return { a }; }',
  ],
  ['a name of an option', 'function f({ a }) { return a; }', 'function f({ b }) { return b; }'],
  ['a hole in an array', 'f([1, ,]);', 'f([1,]);'],
  ['a hole alone', 'f([,]);', 'f([]);'],
  ['a directive', '"use strict";\nf();', '("use strict");\nf();'],
  ['the end of a chain', '(a?.b).c;', 'a?.b.c;'],
  ['the end of a call in a chain', '(a?.b)();', 'a?.b();'],
  ['a sequence', 'f((a, b));', 'f(a, b);'],
  ['a semicolon of a loop', 'for (a; b;) c;', 'for (a;; b) c;'],
  ['an escape in a string', 'f("\\n");', 'f("n");'],
  ['an import that runs a file', 'import "./a.js";', 'import "./b.js";'],
  ['an export from another file', 'export { a } from "./b";', 'export { c } from "./b";'],
  ['a required file that runs', 'require("a");', 'require("b");'],
  ['a version that is compared', 'if (version === "1.2.3") f();', 'if (version === "1.2.4") f();'],
  ['a version of something else', 'const minVersion = "1.2.3";', 'const minVersion = "1.2.4";'],
  ['a line separator in a string', 'f("a\u2028b")', 'f("a b")'],
];

const JSX_CODE: readonly Case[] = [
  ['space in JSX text', 'f(<a>b c</a>)', 'f(<a>b  c</a>)'],
  ['a space between JSX braces', 'f(<a>{b} {c}</a>)', 'f(<a>{b}{c}</a>)'],
  ['a space that a line break drops', 'f(<a>{b} c</a>)', 'f(<a>{b}\nc</a>)'],
  ['a space between elements', 'f(<a><b />{" "}<c /></a>)', 'f(<a><b /><c /></a>)'],
  ['an entity', 'f(<a>b&nbsp;c</a>)', 'f(<a>b c</a>)'],
  ['a break behind an entity', 'f(<a>b&nbsp;c</a>)', 'f(<a>b&nbsp;\nc</a>)'],
  ['space in an attribute', 'f(<a b="c d" />)', 'f(<a b="c  d" />)'],
  ['a JSX expression', 'f(<a>{b}</a>)', 'f(<a>{b + 1}</a>)'],
];

const C_CODE: readonly Case[] = [
  ['space in a string', 'char *s = "a b";', 'char *s = "a  b";'],
  ['space in a character', "char c = ' ';", "char c = '\t';"],
  ['where a directive ends', '#define A b\nint c;', '#define A b int c;'],
  ['where a directive with a comment ends', '#define A /* x */ f();', '#define A /* x */\nf();'],
  ['where a conditional ends', '#ifdef A\nint b;\n#endif', '#ifdef A int b;\n#endif'],
  ['where an alternative ends', '#if A\n#else\nint b;\n#endif', '#if A\n#else int b;\n#endif'],
  ['where an include ends', '#include <a.h>\nint b;', '#include <a.h> int b;'],
  ['a continued line', 'int a = 1;', 'int a = \\\n1;'],
  ['a macro of a function', '#define F(x) x', '#define F (x) x'],
  ['space in a macro', '#define S "a b"', '#define S "a  b"'],
  ['a slash in a macro', '#define S "//a"', '#define S "//b"'],
  ['an include of code', '#include "a.inc"', '#include "b.inc"'],
  ['a condition', '#if A\nint a;\n#endif', '#if B\nint a;\n#endif'],
  ['a break in a macro', '#define A a \\\n  b', '#define A a\n  b'],
  ['two signs', 'int a = b - -c;', 'int a = b --c;'],
  ['space in a macro over lines', '#define A b \\\n  c', '#define A b\\\nc'],
  ['space in a string over lines', '#define A "b \\\n  c"', '#define A "b \\\n c"'],
  ['the end of a string over lines', '#define A "b \\\n  c"', '#define A "b\\\n  c"'],
  ['one behind a character', '#define A \'"\' "b \\\n  c"', '#define A \'"\' "b \\\n c"'],
];

const CODE: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: [...SCRIPT_CODE, ...JSX_CODE],
  tsx: [...SCRIPT_CODE, ...JSX_CODE],
  typescript: [
    ...SCRIPT_CODE,
    ['a reference', '/// <reference types="a" />', '/// <reference types="b" />'],
    ['an optional parameter', 'function f(a: b) {}', 'function f(a?: b) {}'],
    ['a member of an interface', 'interface A { b: string }', 'interface A { b: number }'],
    ['an alias of a type', 'type A = string;', 'type A = number;'],
    ['a default', 'function f(a: number = 1) {}', 'function f(a: number = 2) {}'],
    ['a modifier', 'class A { b = 1 }', 'class A { readonly b = 1 }'],
    ['space in a type', 'type A = `a ${B}`;', 'type A = `a  ${B}`;'],
    ['a break after abstract', 'abstract class A {}', 'abstract\nclass A {}'],
    ['a break after a word of its own', 'type\nA = 1', 'type A = 1'],
  ],
  python: [
    ['a dedent', 'if a:\n    b()\n    c()\n', 'if a:\n    b()\nc()\n'],
    ['an indent', 'for a in b:\n  c()\nelse:\n  d()\n', 'for a in b:\n  c()\n  d()\n'],
    ['space in a string', 'f("a b")', 'f("a  b")'],
    ['space in braces that show their source', 'f(f"{a=}")', 'f(f"{a =}")'],
    ['a type in a comment', 'a = []  # type: list[int]', 'a = []  # type: list[str]'],
    ['a coding', '# -*- coding: utf-8 -*-\na', '# -*- coding: latin-1 -*-\na'],
    [
      'what a script needs',
      '# /// script\n# dependencies = ["a"]\n# ///\nf()',
      '# /// script\n# dependencies = ["b"]\n# ///\nf()',
    ],
    ['a name of a parameter', 'def f(a):\n    a = a or 1\n', 'def f(b):\n    b = b or 1\n'],
    [
      'a name that a string shows',
      'def f():\n    a = 1\n    return f"{a}"\n',
      'def f():\n    b = 1\n    return f"{a}"\n',
    ],
    [
      'a name of the module',
      'def f():\n    global a\n    a = 1\n',
      'def f():\n    global b\n    b = 1\n',
    ],
    [
      'a name in a class',
      'def f():\n    class A:\n        a = 1\n    return A\n',
      'def f():\n    class A:\n        b = 1\n    return A\n',
    ],
    ['a name of an argument', 'def f():\n    return g(a=1)\n', 'def f():\n    return g(b=1)\n'],
    ['a tuple', 'a = (b)', 'a = (b,)'],
    ['a tuple as an index', 'a[b]', 'a[b,]'],
    ['a chain of comparisons', 'a = b < c < d', 'a = (b < c) < d'],
    ['a string with braces', "f(f'{a}')", 'f(f"{b}")'],
    ['a quote in a raw string', "f(r'\\'')", 'f(r"\'")'],
    ['two strings of two kinds', 'f("a" b"b")', 'f("a" b"c")'],
    ['a field with a type', 'class A:\n    b: int\n', 'class A:\n    b: int\n    c: int\n'],
    ['a feature of the future', 'from __future__ import annotations\na', 'a'],
    ['a string that is used', 'def f():\n    return "a"\n', 'def f():\n    return "b"\n'],
    ['an option of Cython', '# cython: boundscheck=False\na', '# cython: boundscheck=True\na'],
    ['an option of a build', '# distutils: language = c++\na', 'a'],
    ['a break', 'a = b\n-c', 'a = b -c'],
    ['a prefix', 'f(r"\\n")', 'f("\\n")'],
    ['a decorator', '@a\ndef f(): pass', '@b\ndef f(): pass'],
  ],
  go: [
    ['a constraint', '//go:build linux\n\npackage a', '//go:build darwin\n\npackage a'],
    ['an old constraint', '// +build linux\n\npackage a', '// linux\n\npackage a'],
    [
      'an embedded file',
      'package a\n\n//go:embed b.txt\nvar b string',
      'package a\n\n//go:embed c.txt\nvar b string',
    ],
    [
      'C before its import',
      'package a\n\n// #include <b.h>\nimport "C"',
      'package a\n\n// #include <c.h>\nimport "C"',
    ],
    [
      'C in a group of imports',
      'package a\n\nimport (\n\t"b"\n\t/* int c; */\n\t"C"\n)',
      'package a\n\nimport (\n\t"b"\n\t/* int d; */\n\t"C"\n)',
    ],
    ['an exported name', 'package a\n\n//export F\nfunc F() {}', 'package a\n\nfunc F() {}'],
    [
      'a marker',
      'package a\n\n// +kubebuilder:object:root=true\ntype B int',
      'package a\n\ntype B int',
    ],
    ['another one', 'package a\n\n//+k8s:a=b\ntype B int', 'package a\n\n//+k8s:a=c\ntype B int'],
    ['a marker of one word', 'package a\n\n// +genclient\ntype B int', 'package a\n\ntype B int'],
    ['an output', goExample('// Output: a'), goExample('// Output: b')],
    ['an output behind other words', goExample('// Output: a'), goExample('// b', '// Output: a')],
    ['an output that is gone', goExample('// Output:', '// a'), goExample('// a')],
    [
      'a later line of it',
      goExample('// Output:', '// a', '// b'),
      goExample('// Output:', '// a', '// c'),
    ],
    [
      'an output without order',
      goExample('// Unordered output:', '//  a'),
      goExample('// Unordered output:', '// a'),
    ],
    ['an output in a block', goExample('/* Output:', '\ta */'), goExample('/* Output:', '\tb */')],
    [
      'a break in a comment',
      'package a\nfunc f() int {\n\treturn /*\n*/ 1\n}',
      'package a\nfunc f() int {\n\treturn /**/ 1\n}',
    ],
    [
      'a break in one of two comments',
      'package a\nfunc f() int { return /* b */ /*\n*/ 1 }',
      'package a\nfunc f() int { return /* b */ /* */ 1 }',
    ],
    ['space in a string', 'package a\nvar b = "c d"', 'package a\nvar b = "c  d"'],
    ['space in a raw string', 'package a\nvar b = `c\nd`', 'package a\nvar b = `c\n\td`'],
    [
      'a name of a parameter',
      'package a\nfunc f(b int) { c(b) }',
      'package a\nfunc f(d int) { c(d) }',
    ],
    [
      'a name that may be a field',
      'package a\nfunc f() { b := 1; g(T{b: b}) }',
      'package a\nfunc f() { c := 1; g(T{c: c}) }',
    ],
    ['a rune', "package a\nvar b = ' '", "package a\nvar b = 'c'"],
    [
      'a break after return',
      'package a\nfunc f() { return g() }',
      'package a\nfunc f() { return; g() }',
    ],
    ['a tag', 'package a\ntype B struct { C int `d` }', 'package a\ntype B struct { C int `e` }'],
  ],
  rust: [
    ['space in a string', 'fn f() { g("a b") }', 'fn f() { g("a  b") }'],
    ['space in a raw string', 'fn f() { g(r#"a b"#) }', 'fn f() { g(r#"a  b"#) }'],
    ['hashes of a raw string', 'fn f() { g(r#"a"#) }', 'fn f() { g(r##"a"##) }'],
    ['a character', "fn f() { g(' ') }", "fn f() { g('  ') }"],
    ['an attribute', '#[derive(A)]\nstruct S;', '#[derive(B)]\nstruct S;'],
    ['what a macro gets', 'fn f() { m!(a => b) }', 'fn f() { m!(a = > b) }'],
    ['signs in a macro', 'fn f() { m!(a = = b) }', 'fn f() { m!(a == b) }'],
    ['a string in a macro', 'fn f() { m!("a b") }', 'fn f() { m!("a  b") }'],
    ['a field that is called', 'fn f() { (a.b)() }', 'fn f() { a.b() }'],
    ['a name of a field', 'fn f() { let a = 1; S { a } }', 'fn f() { let b = 1; S { b } }'],
    [
      'a name that a string shows',
      'fn f() { let a = 1; m!("{a}") }',
      'fn f() { let b = 1; m!("{a}") }',
    ],
    ['a tuple of one', 'fn f() { g((a,)) }', 'fn f() { g((a)) }'],
    ['a comma that a macro gets', 'fn f() { m!(a,) }', 'fn f() { m!(a) }'],
    ['a name that is exported', 'pub use a::B;', 'pub use a::C;'],
    ['the last semicolon', 'fn f() { a() }', 'fn f() { a(); }'],
    ['a lifetime', "fn f<'a>(b: &'a u8) {}", "fn f<'a>(b: &u8) {}"],
  ],
  java: [
    ['space in a string', 'class A { String b = "c d"; }', 'class A { String b = "c  d"; }'],
    [
      'space in a block of text',
      'class A { String b = """\n  c\n   d"""; }',
      'class A { String b = """\n  c\n  d"""; }',
    ],
    ['a character', "class A { char b = ' '; }", "class A { char b = 'b'; }"],
    ['an annotation', '@A class B {}', '@C class B {}'],
    ['a modifier', 'class A { int b; }', 'class A { final int b; }'],
  ],
  c: C_CODE,
  cpp: [
    ...C_CODE,
    ['space in a raw string', 'auto a = R"(b c)";', 'auto a = R"(b  c)";'],
    ['the end of a raw string', 'auto a = R"x(b)x";', 'auto a = R"y(b)y";'],
    ['who sees it', 'class A { private: int b; };', 'class A { public: int b; };'],
    ['brackets of templates', 'a<b<c>> d;', 'a<b<c>>> d;'],
  ],
  csharp: [
    ['space in a string', 'class A { string b = "c d"; }', 'class A { string b = "c  d"; }'],
    [
      'space in an exact string',
      'class A { string b = @"c\nd"; }',
      'class A { string b = @"c\n d"; }',
    ],
    [
      'space between braces',
      'class A { string b = $"{c} {d}"; }',
      'class A { string b = $"{c}  {d}"; }',
    ],
    [
      'space in a format',
      'class A { string b = $"{c:N 2}"; }',
      'class A { string b = $"{c:N2}"; }',
    ],
    ['a format of spaces', 'class A { string b = $"{c: }"; }', 'class A { string b = $"{c:  }"; }'],
    [
      'space in a raw string',
      'class A { string b = """\n c\n """; }',
      'class A { string b = """\n  c\n """; }',
    ],
    ['a condition', '#if A\nclass B {}\n#endif', '#if C\nclass B {}\n#endif'],
    ['a directive', '#nullable enable\nclass A {}', '#nullable disable\nclass A {}'],
    ['where a directive ends', '#if A\nclass B {}\n#endif', '#if A class\nB {}\n#endif'],
    ['an attribute', '[A] class B {}', '[C] class B {}'],
  ],
  ruby: [
    ['a magic comment', '# frozen_string_literal: true\nf', '# frozen_string_literal: false\nf'],
    ['an encoding', '#!/usr/bin/env ruby\n# encoding: utf-8\nf', '#!/usr/bin/env ruby\nf'],
    ['space in a string', 'f "a b"', 'f "a  b"'],
    ['space between braces', 'f "#{a} #{b}"', 'f "#{a}  #{b}"'],
    ['space in a here-document', 'f <<~A\n  b\n  c\nA\n', 'f <<~A\n  b\n    c\nA\n'],
    ['space in words', 'f %w[a b]', 'f %w[ab]'],
    ['space in a regular expression', 'f(/a b/)', 'f(/a  b/)'],
    ['space in a command', 'f `a b`', 'f `a  b`'],
    ['space in a symbol', 'f :"a b"', 'f :"a  b"'],
    ['a break', 'f\n-a', 'f -a'],
    ['a break after return', 'def f\n  return a\nend', 'def f\n  return\n  a\nend'],
    ['space before brackets', 'f [a]', 'f[a]'],
    ['data', 'f\n__END__\na b\n', 'f\n__END__\na  b\n'],
  ],
  php: [
    ['space in a string', "<?php f('a b');", "<?php f('a  b');"],
    ['space between variables', '<?php f("$a $b");', '<?php f("$a  $b");'],
    ['space in a here-document', '<?php f(<<<A\nb\nc\nA);', '<?php f(<<<A\nb\n c\nA);'],
    ['space in a raw document', "<?php f(<<<'A'\nb\nc\nA);", "<?php f(<<<'A'\nb\n c\nA);"],
    ['how far a document is indented', '<?php f(<<<A\n  b\n  A);', '<?php f(<<<A\n  b\n A);'],
    ['space in a command', '<?php f(`a b`);', '<?php f(`a  b`);'],
    ['space in HTML', '<p>a b</p>', '<p>a  b</p>'],
    ['space between tags', '<?= $a ?> <?= $b ?>', '<?= $a ?>  <?= $b ?>'],
    ['blank lines behind a tag', '<?= $a ?>\n\n<p>', '<?= $a ?>\n<p>'],
    ['blank lines at the end', '<?= $a ?>\n', '<?= $a ?>\n\n\n'],
    ['a line before the tag', '<?php f();', '\n<?php f();'],
    ['an attribute', '<?php #[A] function f() {}', '<?php #[B] function f() {}'],
    [
      'an annotation',
      '<?php /** @Route("/a") */ class A {}',
      '<?php /** @Route("/b") */ class A {}',
    ],
    ['an attribute in a comment', '<?php #[A]\nf();', '<?php # [A]\nf();'],
  ],
};

/** An example in Go that ends with some lines. */
function goExample(...lines: readonly string[]): string {
  return ['package a', 'func ExampleF() {', '\tf()', ...lines, '}'].join('\n');
}

const SCRIPT_COMMENTS: readonly Case[] = [
  ['behind code', 'f(); // old', 'f();'],
  ['that moves', '// a\nf();\ng();', 'f();\n// a\ng();'],
  ['for the compiler', '// @ts-ignore\nf();', 'f();'],
  ['of an expected error', '// @ts-expect-error old\nf();', '// @ts-expect-error new\nf();'],
  ['for a file', 'f();', '// @ts-nocheck\nf();'],
  ['for a linter', '// eslint-disable-next-line no-alert\nf();', 'f();'],
  ['for a formatter', '// prettier-ignore\nf();', 'f();'],
  ['for a coverage', '/* c8 ignore next */\nf();', 'f();'],
  ['before a trailing comma', 'f(a, b);', 'f(a, b, // c\n);'],
  ['that the compiler could mistake', '// about @ts-ignore\nf();', 'f();'],
  ['in a template', 'f(`a ${b}`);', 'f(`a ${/* c */ b}`);'],
  ['in a file without code', '', '// a'],
  ['about a tool', '// webpack splits this\nf();', 'f();'],
];

const JSX_COMMENTS: readonly Case[] = [
  ['in braces', 'f(<a>\n  <b />\n</a>)', 'f(<a>\n  {/* c */}\n  <b />\n</a>)'],
  ['in a tag', 'f(<a b />)', 'f(<a /* c */ b />)'],
];

const C_COMMENTS: readonly Case[] = [
  ['behind a directive', '#include <a.h>\nint b;', '#include <a.h> // c\nint b;'],
  ['behind a macro', '#define A 1 // old\nint b;', '#define A 1 // new\nint b;'],
  ['behind a conditional', '#if A\nint b;\n#endif // A', '#if A /* c */\nint b;\n#endif'],
  ['in a file without code', '', '/* a */'],
  ['over several lines', '/*\n * a\n */\nint b;', '/* c */\nint b;'],
  ['where nothing parses', '#define A B(\nA int C)) // d', '#define A B(\nA int C)) /* e */'],
];

const COMMENTS: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: [...SCRIPT_COMMENTS, ...JSX_COMMENTS],
  tsx: [...SCRIPT_COMMENTS, ...JSX_COMMENTS],
  typescript: SCRIPT_COMMENTS,
  python: [
    ['for a checker', 'a = b  # type: ignore[c]', 'a = b'],
    ['for a linter', 'a = b  # noqa: E501', 'a = b'],
    ['for a formatter', '# fmt: off\na = b', 'a = b'],
    ['in an import', 'from a import (\n    b,  # c\n)\nd', 'from a import (\n    b,\n)\nd'],
    ['of another indent', 'if a:\n    b()\n', 'if a:\n    b()\n# c\n'],
    ['in brackets', 'f(a,\n  b)', 'f(a,  # c\n  b)'],
    ['in one of blank lines', '\n\n', '# b'],
  ],
  go: [
    ['for a linter', 'package a\n\nvar b = 1 //nolint:c', 'package a\n\nvar b = 1'],
    ['of what is private', 'package a\n\n// b is old.\nfunc b() {}', 'package a\n\nfunc b() {}'],
    ['above a blank line', 'package a\n\n// B\n\nfunc B() {}', 'package a\n\nfunc B() {}'],
    ['before an import', 'package a\n\n// old\nimport "b"', 'package a\n\nimport "b"'],
    ['that is indented', 'package a\n\n// go:build linux\n', 'package a\n'],
    ['that only looks like a marker', 'package a\n\n// + b\n', 'package a\n'],
    ['about an output', 'package a\n\n// Output: b\nfunc f() {}', 'package a\n\nfunc f() {}'],
    ['within an example', goExample('// b', '', '// Output: c'), goExample('// Output: c')],
    [
      'behind an output',
      goExample('// Output: b', '', '// c'),
      goExample('// Output: b', '', '// d'),
    ],
    [
      'over lines, where one ends',
      'package a\nfunc f() {\n\tg() /* b\n\tc */\n\th()\n}',
      'package a\nfunc f() {\n\tg()\n\th()\n}',
    ],
    [
      'over lines, where no statement ends',
      'package a\nvar b = f(c, /*\n*/ d)',
      'package a\nvar b = f(c, /* e */ d)',
    ],
  ],
  rust: [
    ['a line of slashes', '//// a\nfn f() {}', '//// b\nfn f() {}'],
    ['a nested one', 'fn f() {}', 'fn f() { /* a /* b */ c */ }'],
    ['in a macro', 'fn f() { m!(a, b) }', 'fn f() { m!(a, /* c */ b) }'],
    ['between attributes', '#[a]\n#[b]\nfn f() {}', '#[a]\n// c\n#[b]\nfn f() {}'],
  ],
  java: [['between tokens', 'class A { int b; }', 'class A { int /* c */ b; }']],
  c: C_COMMENTS,
  cpp: C_COMMENTS,
  csharp: [
    ['behind a directive', '#if A // b\nclass C {}\n#endif', '#if A\nclass C {}\n#endif // d'],
  ],
  ruby: [
    ['in a file without code', '', '# a'],
    ['a block', 'f\n=begin\nold\n=end\ng', 'f\n=begin\nnew\n=end\ng'],
    ['behind code', 'f # old', 'f'],
    ['in a chain', 'a\n  .b\n  .c', 'a\n  .b\n  # d\n  .c'],
    ['one that looks magic further down', 'f\n# encoding: utf-8\n', 'f\n'],
  ],
  php: [['with a hash', '<?php f(); # old', '<?php f(); # new']],
};

const SCRIPT_SPACE: readonly Case[] = [
  ['of a trailing comma', 'f(a, { b, c }, [d]);', 'f(\n  a,\n  { b, c, },\n  [d,],\n);'],
  ['of a trailing comma in parameters', 'function f(a, b) {}', 'function f(a, b,) {}'],
  ['of quotes', 'f("a\'b", "c");', "f('a\\'b', 'c');"],
  ['of semicolons', 'let a = 1;\nf();\nclass A { b = 1; }', 'let a = 1\nf()\nclass A { b = 1 }'],
  ['of parentheses', 'a = (b * c) + d;\nreturn (\n  e\n);', 'a = b * c + d;\nreturn e;'],
  ['of a parameter', 'f((a) => a);', 'f(a => a);'],
  ['of names of properties', 'f({ "a": 1, b: 2 });', 'f({ a: 1, b: 2 });'],
  [
    'of local names',
    'function f(a) { const b = a; for (const c of b) g(b, c); return b; }',
    'function f(a) { const x = a; for (const y of x) g(x, y); return x; }',
  ],
  ['of semicolons before statements', 'f();\n[a].b();\nreturn;', 'f()\n;[a].b()\nreturn\n'],
  ['of signs before names', 'f(a && ++b);', 'f(\n  a &&\n  ++b\n)'],
  ['of names in a callback', 'f((a, b) => a + b);', 'f((x, y) => x + y);'],
  ['of one name in a callback', 'f(a => a.b);', 'f(x => x.b);'],
  [
    'of names in nested functions',
    'function f() { const a = 1; return g((b) => a + b); }',
    'function f() { const x = 1; return g((y) => x + y); }',
  ],
  ['of words in documentation', '/** A b\n * c. */\nf();', '/**\n * A\n * b c.\n */\nf();'],
  ['around operators', 'a=b+c;', 'a = b\n  + c;'],
  ['in a call', 'f(a, b);', 'f(\n  a,\n  b\n);'],
  ['in braces of a template', 'f(`a ${b}`);', 'f(`a ${ b }`);'],
  [
    'of a comment that a tool obeys',
    `/**\n * ${AT}jest-environment node\n */\nf();`,
    `  /**\n   * ${AT}jest-environment node\n   */\nf();`,
  ],
  ['of a comment', '/**\n * A\n */\nf();', '  /**\n   * A\n   */\nf();'],
  ['in a chain', 'a.b().c();', 'a\n  .b()\n  .c();'],
];

const JSX_SPACE: readonly Case[] = [
  [
    'of a space before a line break',
    'f(<a>b <c /></a>)',
    'f(\n  <a>\n    b{" "}\n    <c />\n  </a>\n)',
  ],
  ['of quotes of an attribute', 'f(<a b="c" />)', "f(<a b='c' />)"],
  ['of parentheses', 'f((<a />))', 'f(\n  <a />\n)'],
  ['between tags', 'f(<a><b /></a>)', 'f(\n  <a>\n    <b />\n  </a>\n)'],
  ['between lines of text', 'f(<a>b c</a>)', 'f(\n  <a>\n    b c\n  </a>\n)'],
  ['in a tag', 'f(<a b={c} d />)', 'f(<a\n  b={c}\n  d\n/>)'],
];

const C_SPACE: readonly Case[] = [
  ['in a function', 'int f(int a){return a+1;}', 'int f(int a)\n{\n  return a + 1;\n}'],
  ['before a directive', '#if A\n#define B\n#endif', '#if A\n  #define B\n#endif'],
  ['in a directive', '#define A\n', '#   define A\n'],
  [
    'before the ends of lines in a macro',
    '#define A b; \\\n  c("d")',
    '#define A b;\t  \\\n\t\tc("d")',
  ],
  ['between the lines of a condition', '#if A && \\\n  B\n#endif', '#if A &&    \\\n    B\n#endif'],
  ['before a macro', '#define A \\\n  b', '#define A    \\\n    b'],
  ['where nothing parses', '  FOO(a\n b) c(\n', 'FOO(a\n\n    b)  c(\n'],
];

const FORMAT: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: [...SCRIPT_SPACE, ...JSX_SPACE],
  tsx: [...SCRIPT_SPACE, ...JSX_SPACE],
  typescript: [
    ...SCRIPT_SPACE,
    ['of separators', 'interface A { b: c, d: e }', 'interface A {\n  b: c;\n  d: e;\n}'],
    ['of a typed parameter', 'f((a: b) => a);', 'f((\n  a: b,\n) => a);'],
    ['of a union', 'type A = B | C', 'type A =\n  | B\n  | C'],
    ['of an enum', 'enum A { B, C }', 'enum A {\n  B,\n  C,\n}'],
  ],
  python: [
    ['of an indent in documentation', 'def f():\n  """A\n  b"""\n', 'def f():\n  """A\n    b"""\n'],
    [
      'of local names',
      'def f(a):\n    b = a\n    return [g(c, b=b.b) for c in b]\n',
      'def f(a):\n    x = a\n    return [g(y, b=x.b) for y in x]\n',
    ],
    ['of trailing commas', 'f(a, [b], {c: d})', 'f(\n    a,\n    [b,],\n    {c: d,},\n)'],
    ['of a trailing comma of a tuple', 'a = (b, c)', 'a = (\n    b,\n    c,\n)'],
    ['of quotes', "f('a', b'c', u'd', f'{e}')", 'f("a", b"c", "d", f"{e}")'],
    ['of quotes in quotes', "f('a\"b', 'c\\'d')", 'f("a\\"b", "c\'d")'],
    ['of quotes of documentation', "def f():\n    'A.'\n", 'def f():\n    """A."""\n'],
    ['of joined strings', 'f("a" "b")', 'f(\n    "ab"\n)'],
    ['of parentheses', 'a = (b and c)\nif (d):\n    e()', 'a = b and c\nif d:\n    e()'],
    ['another width of indents', 'if a:\n  b()\n  c()\n', 'if a:\n\tb()\n\n\tc()\n'],
    ['in brackets', 'f(a, b)', 'f(\n    a,\n    b\n)'],
    ['a continued line', 'a = b + c', 'a = b + \\\n    c'],
    ['a continued line before a string', 'a = b + "c"', 'a = b + \\\n    "c"'],
  ],
  go: [
    ['of a trailing comma', 'package a\nvar b = f(c, d)', 'package a\nvar b = f(\n\tc,\n\td,\n)'],
    [
      'of local names',
      'package a\nfunc f(a int) {\n\tb, c := g(a)\n\tfor d := range c {\n\t\th(b.b, d)\n\t}\n}',
      'package a\nfunc f(a int) {\n\tx, y := g(a)\n\tfor z := range y {\n\t\th(x.b, z)\n\t}\n}',
    ],
    ['of semicolons', 'package a\nfunc f() { b(); c() }', 'package a\nfunc f() {\n\tb()\n\tc()\n}'],
    [
      'alignment',
      'package a\nvar (\n\tb = 1\n\tcd = 2\n)',
      'package a\nvar (\n\tb  = 1\n\tcd = 2\n)',
    ],
    [
      'blank lines',
      'package a\nfunc f() {\n\tg()\n\th()\n}',
      'package a\nfunc f() {\n\tg()\n\n\th()\n}',
    ],
  ],
  rust: [
    [
      'of trailing commas',
      'fn f(a: u8) { g(a, [b], S { c }) }',
      'fn f(a: u8,) { g(a, [b,], S { c, },) }',
    ],
    [
      'of arms',
      'fn f() { match a { b => c, d => {}, } }',
      'fn f() { match a { b => c, d => {} } }',
    ],
    ['of parentheses', 'fn f() { if (a) { b } }', 'fn f() { if a { b } }'],
    ['of words in documentation', '/// A b\n/// c.\nfn f() {}', '/// A\n/// b c.\nfn f() {}'],
    ['in a function', 'fn f(a:u8){g(a)}', 'fn f(a: u8) {\n    g(a)\n}'],
    ['in a macro', 'fn f() { m!(a,b) }', 'fn f() { m!(\n  a, b\n) }'],
  ],
  java: [['in a class', 'class A{int b(){return 1;}}', 'class A {\n  int b()\n  { return 1; }\n}']],
  c: C_SPACE,
  cpp: [...C_SPACE, ['in templates', 'a<b<c>> d;', 'a< b < c > > d;']],
  csharp: [
    [
      'in a class',
      'class A{int b(){return 1;}}',
      'class A\n{\n  int b()\n  {\n    return 1;\n  }\n}',
    ],
    ['before a directive', '#if A\nclass B {}\n#endif', '  #if A\n  class B {}\n  #endif'],
  ],
  ruby: [
    ['in a call', 'f(a, b)', 'f(\n  a,\n  b\n)'],
    ['in a chain', 'a.b.c', 'a\n  .b\n  .c'],
    ['a continued line', 'f a, b', 'f a, \\\n  b'],
    ['between words', 'f %w[a b]', 'f %w[\n  a\n  b\n]'],
  ],
  php: [
    [
      'in a function',
      '<?php function f($a){return 1;}',
      '<?php\nfunction f( $a )\n{\n  return 1;\n}',
    ],
    ['after the last tag', '<?= $a ?>', '<?= $a ?>\n'],
  ],
};

const SCRIPT_MECHANICS: readonly Case[] = [
  [
    'the order of imports',
    'import a from "a";\nimport b from "b";',
    'import b from "b";\nimport a from "a";',
  ],
  ['the order of names', 'import { a, b } from "c";', 'import { b, a } from "c";'],
  ['another import', 'import a from "a";\nf();', 'import a from "b";\nf();'],
  ['an import that is gone', 'import a from "a";\nf();', 'f();'],
  ['a required module', 'const { a } = require("b");\nf();', 'const { a } = require("c");\nf();'],
  ['a version', 'export const VERSION = "1.2.3";', 'export const VERSION = "1.3.0-beta.1";'],
  ['a version in an object', 'f({ version: "1.2.3" });', 'f({ version: "1.2.4" });'],
];

const MECHANICS: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: SCRIPT_MECHANICS,
  tsx: SCRIPT_MECHANICS,
  typescript: [
    ...SCRIPT_MECHANICS,
    [
      'an import of a type',
      'import type { A } from "a";\nf();',
      'import { type A } from "a";\nf();',
    ],
    ['a typed version', 'const version: string = "1.2.3"', 'const version: string = "1.2.4"'],
  ],
  python: [
    ['the order of imports', 'import a\nimport b\nc()', 'import b\nimport a\nc()'],
    ['another import', 'from a import b\nc()', 'from a import (\n    b,\n    d,\n)\nc()'],
    ['a version', '__version__ = "1.2.3"', '__version__ = "1.2.4"'],
  ],
  go: [
    ['another import', 'package a\n\nimport "b"\n', 'package a\n\nimport (\n\t"b"\n\t"c"\n)\n'],
    ['a version', 'package a\n\nconst Version = "v1.2.3"', 'package a\n\nconst Version = "v1.2.4"'],
  ],
  rust: [
    ['the order of imports', 'use a::b;\nuse c::d;', 'use c::d;\nuse a::b;'],
    ['a version', 'const VERSION: &str = "1.2.3";', 'const VERSION: &str = "1.2.4";'],
  ],
  java: [['another import', 'import a.B;\nclass C {}', 'import a.D;\nclass C {}']],
  c: [['another header', '#include <a.h>\nint b;', '#include "a.h"\nint b;']],
  cpp: [['another header', '#include <a>\nint b;', '#include <b>\nint b;']],
  csharp: [['another import', 'using A;\nclass B {}', 'using C;\nclass B {}']],
  php: [['another import', '<?php use A\\B;\nf();', '<?php use A\\C;\nf();']],
};

const SCRIPT_DOCS: readonly Case[] = [
  ['words', '/** Old. */\nf();', '/** New. */\nf();'],
  ['a default', '/** Gives one.\n * @default 1 */\nf();', '/** Gives one.\n * @default 2 */\nf();'],
  ['documentation that is gone', '/** Old. */\nf();', 'f();'],
  ['documentation that moves', '/** A */\nf();\ng();', 'f();\n/** A */\ng();'],
];

const DOCS: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: SCRIPT_DOCS,
  tsx: SCRIPT_DOCS,
  typescript: [
    ...SCRIPT_DOCS,
    ['of a member', 'interface A { /** B */ c: d }', 'interface A { c: d }'],
  ],
  python: [
    ['of a function', 'def f():\n    """Old."""\n', 'def f():\n    """New."""\n'],
    ['of a class', 'class A:\n    """Old."""\n\n    b = 1\n', 'class A:\n    b = 1\n'],
    ['of a module', '"""Old."""\na = 1', "r'''New.'''\na = 1"],
    ['of a field', 'class A:\n    b = 1\n    "Old."\n', 'class A:\n    b = 1\n    "New."\n'],
  ],
  go: [
    ['of a package', '// Package a is old.\npackage a', '// Package a is new.\npackage a'],
    [
      'of a function',
      'package a\n\n// F is old.\n// B\nfunc F() {}',
      'package a\n\n// F is new.\n// B\nfunc F() {}',
    ],
    [
      'of a method',
      'package a\n\n// B\nfunc (c *C) D() {}',
      'package a\n\n// E\nfunc (c *C) D() {}',
    ],
    [
      'of a field',
      'package a\ntype B struct {\n\t// C\n\tD int\n}',
      'package a\ntype B struct {\n\t// E\n\tD int\n}',
    ],
    [
      'above a directive',
      'package a\n\n// B\n//go:noinline\nfunc F() {}',
      'package a\n\n// C\n//go:noinline\nfunc F() {}',
    ],
  ],
  rust: [
    ['of an item', '/// Old.\nfn f() {}', '/// New.\nfn f() {}'],
    ['of what it stands in', '//! Old.\nfn f() {}', '//! New.\nfn f() {}'],
    ['in a block', '/** Old. */\nfn f() {}', '/** New. */\nfn f() {}'],
    [
      'of an option',
      'struct A {\n  /// Old\n  #[arg(long)]\n  b: u16,\n}',
      'struct A {\n  /// New\n  #[arg(long)]\n  b: u16,\n}',
    ],
  ],
  java: [['of a class', '/** Old. */\nclass A {}', '/** New. */\nclass A {}']],
  c: [['of a function', '/** Old. */\nint a;', '/** New. */\nint a;']],
  cpp: [['of a function', '/// Old.\nint a;', '/// New.\nint a;']],
  csharp: [['of a class', '/// <summary>Old.</summary>\nclass A {}', 'class A {}']],
  php: [
    [
      'of a parameter',
      '<?php /** @param int $a Old. */ function f($a) {}',
      '<?php function f($a) {}',
    ],
  ],
};

const TYPES: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  tsx: [['a type', 'let a: string;', 'let a: number;']],
  typescript: [
    ['a type', 'let a: string;', 'let a: number;'],
    ['a parameter that gets a type', 'function f(a) {}', 'function f(a: string): void {}'],
    ['one of a short function', 'f(a => a);', 'f((a: string) => a);'],
    ['an assertion', 'f(a as string);', 'f(a);'],
    ['a value that is there', 'f(a!);', 'f(a);'],
    ['an argument', 'f<string>();', 'f<number>();'],
    ['a parameter of types', 'function f<T>() {}', 'function f<T extends object>() {}'],
    ['a type that moves', 'function f(a: b, c) {}', 'function f(a, c: b) {}'],
    ['what a class implements', 'class A implements B {}', 'class A {}'],
  ],
  python: [
    ['a parameter', 'def f(a): pass', 'def f(a: int): pass'],
    ['a parameter with a default', 'def f(a=1): pass', 'def f(a: int=1): pass'],
    ['more parameters', 'def f(*a, **b): pass', 'def f(*a: int, **b: str): pass'],
    ['what is returned', 'def f(): pass', 'def f() -> None: pass'],
    ['a variable', 'a = 1', 'a: int = 1'],
    ['another type', 'class A:\n    b: int\n', 'class A:\n    b: str\n'],
  ],
};

async function compare(language: Language, before: string, after: string): Promise<string> {
  return compareOutlines(await outline(language, before), await outline(language, after));
}

describe.each([
  ['code', CODE],
  ['types', TYPES],
  ['doc', DOCS],
  ['mechanical', MECHANICS],
  ['comment', COMMENTS],
  ['format', FORMAT],
] as const)('compareOutlines finds a change of %s', (verdict, cases) => {
  it.each(casesOf(cases))('in %s: %s', async (language, _, before, after) => {
    expect(await compare(language, before, after)).toBe(verdict);
    expect(await compare(language, after, before)).toBe(verdict);
  });
});

it('finds no changed symbol where only a local variable is renamed', async () => {
  const [before, after] = await Promise.all(
    ['a', 'b'].map((name) =>
      outlineOf(
        'typescript',
        `function f() { const ${name} = 1; return ${name}; }\nclass A { g() {} }\n`,
      ),
    ),
  );
  expect(compareSymbols(before?.symbols ?? null, after?.symbols ?? null)).toEqual({
    added: [],
    removed: [],
    changed: [],
  });
  expect(before?.symbols.map(({ name }) => name)).toEqual(['f', 'A', 'A.g']);
});

it('counts imports as code where they are exports', async () => {
  const [before, after] = await Promise.all(
    ['from .a import b\n', 'from .a import c\n'].map((text) => outlineOf('python', text, true)),
  );
  if (!before || !after) throw new Error('not parsed');
  expect(compareOutlines(before, after)).toBe('code');
  expect(exportsImports('src/a/__init__.py')).toBe(true);
  expect(exportsImports('src/a/init.py')).toBe(false);
});

/** A construct that a grammar does not know, and the rest of the file. */
const UNKNOWN: readonly (readonly [Language, string])[] = [
  ['typescript', 'export type * from "./a";'],
  ['typescript', 'interface A {\n  <T>(a: T): void\n  <T, U>(a: T, b: U): void\n}'],
  ['typescript', "type A = import('a').B['c'];"],
  ['rust', 'fn g() { let q = ~a; }'],
  ['go', 'func G() { a := new(1 + 2); b(a) }'],
  ['python', 'print "a"\nexec a b'],
  ['java', 'class A { int b = ; }'],
];

const REST: Readonly<Partial<Record<Language, (text: string) => string>>> = {
  typescript: (text) => `${text}\nfunction f() { return 1 }\n`,
  rust: (text) => `${text}\nfn f() { g(1) }\n`,
  go: (text) => `package a\n\n${text}\n\nfunc f() { g(1) }\n`,
  python: (text) => `${text}\ndef f():\n    return 1\n`,
  java: (text) => `${text}\nclass F { int g = 1; }\n`,
};

describe('compareOutlines of a file with an error', () => {
  it.each(UNKNOWN)('in %s: %j, finds what changed in the rest', async (language, unknown) => {
    const before = REST[language]?.(unknown) ?? '';
    const mark = language === 'python' ? '#' : '//';
    const lines = before.split('\n');
    const last = lines.findLastIndex((line) => line.includes('1'));
    const change = (edit: (line: string) => string): string =>
      lines.map((line, at) => (at === last ? edit(line) : line)).join('\n');
    const commented = change((line) => `${line} ${mark} note`);
    const spaced = change((line) => `\n${line}`);
    const other = change((line) => line.replace('1', '2'));
    expect(await compare(language, before, commented)).toBe('comment');
    expect(await compare(language, commented, before)).toBe('comment');
    expect(await compare(language, before, spaced)).toBe('format');
    expect(await compare(language, before, other)).toBe('code');
    expect(await compare(language, before, before.replace('a', 'z'))).toBe('code');
  });

  it('takes no part of a string for a comment', async () => {
    const odd = (path: string): string => `type * = 'a\nconst b = "http://${path}"\nf()\n`;
    expect(await compare('typescript', odd('a'), odd('b'))).toBe('code');
    const raw = (path: string): string => `export type * from \`a\n// ${path}\n\``;
    expect(await compare('typescript', raw('a'), raw('b'))).toBe('code');
  });
});
