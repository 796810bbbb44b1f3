import { describe, expect, it } from 'vitest';
import type { Language } from '../../../integration/engine/src/code/language.ts';
import { type Outline, outlineOf } from '../../../integration/engine/src/code/outline.ts';
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
  ['a checked file', 'f();', '// @ts-nocheck\nf();'],
  ['a JSX pragma', '/** @jsx h */\nf();', '/** @jsx createElement */\nf();'],
  ['quotes', 'f("a")', "f('a')"],
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
  ['a line separator in a string', 'f("a\u2028b")', 'f("a b")'],
];

const JSX_CODE: readonly Case[] = [
  ['space in JSX text', 'f(<a>b c</a>)', 'f(<a>b  c</a>)'],
  ['a space between JSX braces', 'f(<a>{b} {c}</a>)', 'f(<a>{b}{c}</a>)'],
  ['a space that a line break drops', 'f(<a>{b} c</a>)', 'f(<a>{b}\nc</a>)'],
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
  ['a condition', '#if A\nint a;\n#endif', '#if B\nint a;\n#endif'],
  ['an include', '#include <a.h>', '#include "a.h"'],
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
    ['an ignored error', '// @ts-ignore\nf();', 'f();'],
    ['an expected error', '/* @ts-expect-error because */\nf();', '/* because */\nf();'],
    ['a reference', '/// <reference types="a" />', '/// <reference types="b" />'],
    ['a type', 'let a: string;', 'let a: number;'],
    ['a modifier', 'class A { b = 1 }', 'class A { readonly b = 1 }'],
    ['space in a type', 'type A = `a ${B}`;', 'type A = `a  ${B}`;'],
    ['a break after abstract', 'abstract class A {}', 'abstract\nclass A {}'],
    ['a break after a word of its own', 'type\nA = 1', 'type A = 1'],
  ],
  python: [
    ['a dedent', 'if a:\n    b()\n    c()\n', 'if a:\n    b()\nc()\n'],
    ['an indent', 'for a in b:\n  c()\nelse:\n  d()\n', 'for a in b:\n  c()\n  d()\n'],
    ['a docstring', 'def f():\n    """Old."""\n', 'def f():\n    """New."""\n'],
    ['an indent in a docstring', 'def f():\n  """A\n  b"""\n', 'def f():\n  """A\n    b"""\n'],
    ['space in a string', 'f("a b")', 'f("a  b")'],
    ['space in braces that show their source', 'f(f"{a=}")', 'f(f"{a =}")'],
    ['a type in a comment', 'a = []  # type: list[int]', 'a = []  # type: list[str]'],
    ['a coding', '# -*- coding: utf-8 -*-\na', '# -*- coding: latin-1 -*-\na'],
    [
      'what a script needs',
      '# /// script\n# dependencies = ["a"]\n# ///\nf()',
      '# /// script\n# dependencies = ["b"]\n# ///\nf()',
    ],
    ['a tuple', 'a = (b)', 'a = (b,)'],
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
  ['documentation', '/** Old. */\nf();', '/** New. */\nf();'],
  ['behind code', 'f(); // old', 'f();'],
  ['that moves', '// a\nf();\ng();', 'f();\n// a\ng();'],
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
    ['of another indent', 'if a:\n    b()\n', 'if a:\n    b()\n# c\n'],
    ['in brackets', 'f(a,\n  b)', 'f(a,  # c\n  b)'],
    ['in one of blank lines', '\n\n', '# b'],
  ],
  go: [
    ['documentation', '// Package a is old.\npackage a', '// Package a is new.\npackage a'],
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
    ['documentation', '/// Old.\nfn f() {}', '/// New.\nfn f() {}'],
    ['inner documentation', '//! Old.\nfn f() {}', '//! New.\nfn f() {}'],
    ['a nested one', 'fn f() {}', 'fn f() { /* a /* b */ c */ }'],
    ['in a macro', 'fn f() { m!(a, b) }', 'fn f() { m!(a, /* c */ b) }'],
    ['between attributes', '#[a]\n#[b]\nfn f() {}', '#[a]\n// c\n#[b]\nfn f() {}'],
  ],
  java: [
    ['documentation', '/** Old. */\nclass A {}', '/** New. */\nclass A {}'],
    ['between tokens', 'class A { int b; }', 'class A { int /* c */ b; }'],
  ],
  c: C_COMMENTS,
  cpp: C_COMMENTS,
  csharp: [
    ['documentation', '/// <summary>Old.</summary>\nclass A {}', 'class A {}'],
    ['behind a directive', '#if A // b\nclass C {}\n#endif', '#if A\nclass C {}\n#endif // d'],
  ],
  ruby: [
    ['in a file without code', '', '# a'],
    ['a block', 'f\n=begin\nold\n=end\ng', 'f\n=begin\nnew\n=end\ng'],
    ['behind code', 'f # old', 'f'],
    ['in a chain', 'a\n  .b\n  .c', 'a\n  .b\n  # d\n  .c'],
    ['one that looks magic further down', 'f\n# encoding: utf-8\n', 'f\n'],
  ],
  php: [
    [
      'documentation',
      '<?php /** @param int $a Old. */ function f($a) {}',
      '<?php function f($a) {}',
    ],
    ['with a hash', '<?php f(); # old', '<?php f(); # new'],
  ],
};

const SCRIPT_SPACE: readonly Case[] = [
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

const WHITESPACE: Readonly<Partial<Record<Language, readonly Case[]>>> = {
  javascript: [...SCRIPT_SPACE, ...JSX_SPACE],
  tsx: [...SCRIPT_SPACE, ...JSX_SPACE],
  typescript: SCRIPT_SPACE,
  python: [
    ['another width of indents', 'if a:\n  b()\n  c()\n', 'if a:\n\tb()\n\n\tc()\n'],
    ['in brackets', 'f(a, b)', 'f(\n    a,\n    b\n)'],
    ['a continued line', 'a = b + c', 'a = b + \\\n    c'],
    ['a continued line before a string', 'a = b + "c"', 'a = b + \\\n    "c"'],
  ],
  go: [
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

async function compare(language: Language, before: string, after: string): Promise<string> {
  return compareOutlines(await outline(language, before), await outline(language, after));
}

describe('compareOutlines finds a change of code', () => {
  it.each(casesOf(CODE))('in %s: %s', async (language, _, before, after) => {
    expect(await compare(language, before, after)).toBe('code');
    expect(await compare(language, after, before)).toBe('code');
  });
});

describe('compareOutlines finds a change of comments', () => {
  it.each(casesOf(COMMENTS))('in %s: %s', async (language, _, before, after) => {
    expect(await compare(language, before, after)).toBe('comment');
    expect(await compare(language, after, before)).toBe('comment');
  });
});

describe('compareOutlines finds a change of whitespace', () => {
  it.each(casesOf(WHITESPACE))('in %s: %s', async (language, _, before, after) => {
    expect(await compare(language, before, after)).toBe('whitespace');
    expect(await compare(language, after, before)).toBe('whitespace');
  });
});
