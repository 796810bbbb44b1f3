import { expect, it } from 'vitest';
import type { Language } from '../../../../integration/engine/src/code/language.ts';
import { routesIn } from './support/routes.ts';

/** Two scopes with one thing of the same name in each, and the use before one of them. */
it.each<[Language, string, string]>([
  ['typescript', 'function', `function f() { const P = 'X'; express().get(P, h); }`],
  ['typescript', 'block', `{ const P = 'X'; express().get(P, h); }`],
  ['typescript', 'arrow function', `x(() => { const P = 'X'; express().get(P, h); });`],
  [
    'typescript',
    'function in an expression',
    `x(function (P = 'Y') { const P = 'X'; express().get(P, h); });`,
  ],
  ['typescript', 'method', `class A { b() { const P = 'X'; express().get(P, h); } }`],
  ['typescript', 'class', `class A { p = 'X'; b() { express().get(this.p, h); } }`],
  ['python', 'function', `def f():\n    P = "X"\n    @app.get(P)\n    def g(): ...`],
  ['python', 'class', `class A:\n    P = "X"\n    @app.get(P)\n    def g(): ...`],
  [
    'python',
    'object',
    `class A:\n    def f(self):\n        self.p = "X"\n        @app.get(self.p)\n        def g(): ...`,
  ],
  ['go', 'function', `func f() { P := "X"; http.HandleFunc(P, h) }`],
  ['go', 'method', `func (s S) f() { P := "X"; http.HandleFunc(P, h) }`],
  ['go', 'block', `func f() { { P := "X"; http.HandleFunc(P, h) } }`],
  ['go', 'function literal', `var _ = func() { P := "X"; http.HandleFunc(P, h) }`],
  ['rust', 'function', `fn f() { let P = "X"; Router::new().route(P, get(h)) }`],
  ['rust', 'block', `fn f() { { let P = "X"; Router::new().route(P, get(h)) } }`],
  ['java', 'class', `class A { static final String P = "X"; @GetMapping(P) void b() {} }`],
  ['java', 'interface', `interface A { String P = "X"; @GetMapping(P) void b(); }`],
  ['csharp', 'class', `class A { const string P = "X"; [HttpGet(P)] int B() => 1; }`],
  ['csharp', 'method', `class A { void B() { const string P = "X"; app.MapGet(P, h); } }`],
  ['csharp', 'block', `{ const string P = "X"; app.MapGet(P, h); }`],
  ['csharp', 'lambda', `x(() => { const string P = "X"; app.MapGet(P, h); });`],
  ['php', 'method', `class A { function b() { $p = 'X'; Route::get($p, h); } }`],
  ['php', 'function', `function b() { $p = 'X'; Route::get($p, h); }`],
  ['php', 'class', `class A { const P = 'X'; #[Route(self::P)] function b() {} }`],
])('findRoutes resolves a name in %s in its own %s', async (language, _, source) => {
  const head = language === 'go' ? 'package x\n' : language === 'php' ? '<?php\n' : '';
  const both = [source.replace('X', '/one'), source.replace('X', '/two')].join('\n');
  const routes = await routesIn(language, head + both);
  expect(routes.map((route) => route.slice(route.indexOf('/')))).toEqual(['/one', '/two']);
});

it.each<[Language, string]>([
  ['typescript', `function f(P) { express().get(P, h); }\nconst P = '/x';`],
  ['typescript', `const P = '/x'; const f = P => { express().get(P, h); };`],
  ['typescript', `const P = '/x'; function f({ P }) { express().get(P, h); }`],
  ['typescript', `const P = '/x'; function f({ a: P }) { express().get(P, h); }`],
  ['javascript', `const P = '/x'; function f(P = y) { express().get(P, h); }`],
  ['javascript', `const P = '/x'; const f = function (P) { express().get(P, h); };`],
  ['typescript', `const P = '/x'; class A { b(P) { express().get(P, h); } }`],
  ['python', `P = "/x"\ndef f(P):\n    @app.get(P)\n    def g(): ...`],
  ['python', `P = "/x"\ndef f(P: str = y):\n    @app.get(P)\n    def g(): ...`],
  ['go', `package x\nconst P = "/x"\nfunc f(P string) { http.HandleFunc(P, h) }`],
  ['go', `package x\nconst P = "/x"\nvar _ = func(P string) { http.HandleFunc(P, h) }`],
  ['rust', `const P: &str = "/x"; fn f(P: &str) { Router::new().route(P, get(h)) }`],
  ['rust', `const P: &str = "/x"; fn f() { x(|P| Router::new().route(P, get(h))) }`],
  ['csharp', `const string P = "/x"; void F(string P) { app.MapGet(P, h); }`],
  ['csharp', `const string P = "/x"; x((string P) => app.MapGet(P, h));`],
])('a parameter hides the constant of the same name in %s: %s', async (language, source) => {
  expect(await routesIn(language, source)).toEqual([]);
});

it.each<[Language, string]>([
  ['typescript', `const P = '/x'; function f(P) {} express().get(P, h);`],
  ['typescript', `const P = '/x'; const f = (P) => {}; express().get(P, h);`],
  ['typescript', `const P = '/x'; class A { b(P) {} } express().get(P, h);`],
  ['typescript', `const P = '/x'; class A { b(P) {} c() { express().get(P, h); } }`],
  ['typescript', `const P = '/x'; x(function (P) {}); express().get(P, h);`],
  ['python', `P = "/x"\ndef f(P): ...\n@app.get(P)\ndef g(): ...`],
  ['python', `P = "/x"\nf = lambda P: P\n@app.get(P)\ndef g(): ...`],
  ['go', `package x\nconst P = "/x"\nfunc f(P string) {}\nfunc g() { http.HandleFunc(P, h) }`],
  [
    'go',
    `package x\nconst P = "/x"\nfunc (s S) f(P string) {}\nfunc g() { http.HandleFunc(P, h) }`,
  ],
  ['rust', `const P: &str = "/x"; fn f(P: &str) {} fn g() { Router::new().route(P, get(h)) }`],
  ['csharp', `const string P = "/x"; void F(string P) {} app.MapGet(P, h);`],
  ['csharp', `const string P = "/x"; x((string P) => 1); app.MapGet(P, h);`],
  ['csharp', `const string P = "/x"; class A { void F(string P) {} } app.MapGet(P, h);`],
  [
    'csharp',
    `class A { const string P = "/x"; void F(string P) {} void G() { app.MapGet(P, h); } }`,
  ],
])('a parameter does not hide the constant elsewhere in %s: %s', async (language, source) => {
  const routes = await routesIn(language, source);
  expect(routes.map((route) => route.slice(route.indexOf('/')))).toEqual(['/x']);
});
