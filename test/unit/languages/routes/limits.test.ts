import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../integration/engine/src/code/language.ts';
import { outOfProportion, type Scaled } from '../../support/calls.ts';
import { parseRoutes, routesIn } from './support/routes.ts';

/** Numbered lines. */
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** A source text in which something is repeated, and how many routes are in it with 10,000 of it. */
type Case = readonly [Language, string, (count: number) => string, number];

const CASES: readonly Case[] = [
  [
    'python',
    'parentheses around a prefix',
    (n) => `r = APIRouter(prefix=${'('.repeat(n)}"/x"${')'.repeat(n)})\n@r.get("/y")\ndef f(): ...`,
    0,
  ],
  [
    'python',
    'nested lists',
    (n) => `@app.get("/x")\ndef f(): return ${'['.repeat(n)}${']'.repeat(n)}`,
    1,
  ],
  ['python', 'chained calls', (n) => `@app${'.get("/x")'.repeat(n)}\ndef f(): ...`, 1],
  ['python', 'added texts', (n) => `P = ${'"/a" + '.repeat(n)}"/b"\n@app.get(P)\ndef f(): ...`, 0],
  [
    'python',
    'names for names',
    (n) => `${lines(n, (i) => `a${i + 1} = a${i}`)}\n@a${n}.get("/x")\ndef f(): ...`,
    0,
  ],
  [
    'python',
    'decorators',
    (n) => `${lines(n * 0.3, (i) => `@app.get("/x${i}")`)}\ndef f(): ...`,
    3000,
  ],
  [
    'typescript',
    'parentheses around an application',
    (n) => {
      const [open, close] = ['('.repeat(n), ')'.repeat(n)];
      return `const a = ${open}express()${close};\na.get('/x', ${open}h${close});`;
    },
    1,
  ],
  [
    'typescript',
    'nested arrays',
    (n) => `const a = express(); a.get(${'['.repeat(n)}'/x'${']'.repeat(n)}, h); a.get('/y', h);`,
    1,
  ],
  [
    'typescript',
    'chained routes',
    (n) => `const a = new Hono()${".get('/x', h)".repeat(n)};`,
    5000,
  ],
  [
    'typescript',
    'chained base paths',
    (n) => `const a = new Hono()${".basePath('/x')".repeat(n)}; a.get('/y', h);`,
    0,
  ],
  [
    'typescript',
    'chained routes of a parameter',
    (n) => `export default (app) => { app${".get('/x', h)".repeat(n)}; };`,
    100,
  ],
  [
    'typescript',
    'nested callbacks',
    (n) => `const a = express(); ${'x(() => { '.repeat(n)} a.get('/x', h); ${'});'.repeat(n)}`,
    1,
  ],
  [
    'typescript',
    'nested functions',
    (n) => `${'function f(app) { '.repeat(n)} app.get('/x', h); ${'}'.repeat(n)}`,
    1,
  ],
  [
    'tsx',
    'nested elements',
    (n) => `const a = express(); a.get('/x', () => ${'<b>'.repeat(n)}${'</b>'.repeat(n)});`,
    1,
  ],
  [
    'javascript',
    'chained keys',
    (n) => `x${"['y']".repeat(n)}.get('/x', h); express().get('/y', h);`,
    1,
  ],
  [
    'go',
    'chained calls',
    (n) => `package x\nfunc f() { r := chi.NewRouter(); r${'.With(a)'.repeat(n)}.Get("/x", h) }`,
    1,
  ],
  [
    'go',
    'parentheses around a router',
    (n) =>
      `package x\nfunc f() { r := ${'('.repeat(n)}chi.NewRouter()${')'.repeat(n)}; r.Get("/x", h) }`,
    1,
  ],
  [
    'java',
    'parentheses around a path',
    (n) =>
      `class A { @GetMapping(${'('.repeat(n)}"/x"${')'.repeat(n)}) void a() {} @GetMapping("/y") void b() {} }`,
    1,
  ],
  [
    'csharp',
    'parentheses around an application',
    (n) => `var a = ${'('.repeat(n)}b.Build()${')'.repeat(n)}; a.MapGet("/x", h);`,
    1,
  ],
  ['csharp', 'chained calls', (n) => `var a = b${'.Foo()'.repeat(n)}; a.MapGet("/x", h);`, 1],
  [
    'ruby',
    'parentheses around a path',
    (n) =>
      `Rails.application.routes.draw do\n get ${'('.repeat(n)}'/x'${')'.repeat(n)}\n get '/y'\nend`,
    1,
  ],
  [
    'ruby',
    'nested namespaces',
    (n) =>
      `Rails.application.routes.draw do\n${'namespace :a do\n'.repeat(n * 0.3)}${'end\n'.repeat(n * 0.3)} get '/y'\nend`,
    1,
  ],
  ['php', 'chained calls', (n) => `<?php Route::get('/x', h)${"->name('x')".repeat(n)};`, 1],
  [
    'php',
    'parentheses around a path',
    (n) => `<?php Route::get(${'('.repeat(n)}'/x'${')'.repeat(n)}, h); Route::get('/y', h);`,
    1,
  ],
  [
    'rust',
    'chained calls',
    (n) => `fn f() { Router::new()${'.layer(l)'.repeat(n)}.route("/x", get(h)); }`,
    1,
  ],
  [
    'rust',
    'parentheses around a router',
    (n) => `fn f() { ${'('.repeat(n)}Router::new()${')'.repeat(n)}.route("/x", get(h)); }`,
    1,
  ],
];

describe('findRoutes', () => {
  it.each(CASES)(
    'does not overflow the stack: in %s, ten thousand %s',
    async (language, _, write, count) => {
      expect(await parseRoutes(language, write(10_000))).toHaveLength(count);
    },
  );

  it('does twice the work for twice as much', async () => {
    const cases = CASES.map(([language, name, write]): [string, Scaled] => [
      `${language}: ${name}`,
      (count) => parseRoutes(language, write(count)),
    ]);
    expect(await outOfProportion(cases)).toEqual([]);
  });
});

describe('findRoutes limits what multiplies', () => {
  it('in constants that double', async () => {
    const source = `a0 = "ha"\n${lines(60, (i) => `a${i + 1} = a${i} + a${i}`)}
@app.get("/" + a60)
def f(): ...

@app.get("/" + a2)
def g(): ...
`;
    expect(await routesIn('python', source)).toEqual(['GET /hahahaha']);
  });

  it('in routers that are mounted twice on each other', async () => {
    const source = `const r0 = Router(); r0.get('/x', h);
${lines(20, (i) => `const r${i + 1} = Router(); r${i + 1}.use(['/a', '/b'], r${i});`)}`;
    const routes = await parseRoutes('typescript', source);
    expect(routes.length).toBeGreaterThan(1);
    expect(routes.length).toBeLessThan(100);
  });

  it('in lists of paths below lists of paths', async () => {
    const paths = lines(1000, (i) => `"/p${i}",`);
    const source = `@RequestMapping({${paths}}) class A { @GetMapping({${paths}}) void a() {} }`;
    const routes = await parseRoutes('java', source);
    expect(routes.length).toBeGreaterThan(1000);
    expect(routes.length).toBeLessThan(10_000);
  });
});

describe('findRoutes ends for code that refers to itself', () => {
  it.each<[Language, string, string[]]>([
    [
      'typescript',
      `const r = Router(); r.use('/a', r); r.get('/x', h); Router().get('/y', h);`,
      ['GET /y'],
    ],
    [
      'typescript',
      `const a = Router(), b = Router(); a.use('/a', b); b.use('/b', a); express().use(a); a.get('/x', h);`,
      ['GET /x'],
    ],
    ['typescript', `const a = b; const b = a; a.get('/x', h); express().get('/y', h);`, ['GET /y']],
    ['typescript', `const P = Q, Q = P; express().get(P, h).get('/y', h);`, ['GET /y']],
    [
      'typescript',
      `function f() { return f(); } f().get('/x', h); express().get('/y', h);`,
      ['GET /y'],
    ],
    ['python', 'P = P\n@app.get(P)\ndef f(): ...\n@app.get("/y")\ndef g(): ...', ['GET /y']],
    [
      'go',
      'package x\nfunc f() *A { return f() }\nfunc g() { f().Get("/x", h); chi.NewRouter().Get("/y", h) }',
      ['GET /y'],
    ],
    [
      'rust',
      'fn f() { f() }\nfn g() { Router::new().merge(f()).route("/y", get(h)); }',
      ['GET /y'],
    ],
  ])('in %s: %s', async (language, source, routes) => {
    expect(await routesIn(language, source)).toEqual(routes);
  });
});

describe('findRoutes', () => {
  it.each<Language>(['c', 'cpp'])('finds no routes in %s', async (language) => {
    expect(await parseRoutes(language, 'int main() { app.get("/x", h); }')).toEqual([]);
  });

  it.each<[Language, string]>([
    ['typescript', `express().get('/x', h);`],
    ['tsx', `express().get('/x', h);`],
    ['javascript', `express().get('/x', h);`],
    ['python', `@app.get("/x")\ndef f(): ...`],
    ['go', `package x; func f() { http.HandleFunc("GET /x", h) }`],
    ['rust', `#[get("/x")] fn f() {}`],
    ['java', `class A { @GetMapping("/x") void a() {} }`],
    ['csharp', `app.MapGet("/x", h);`],
    ['ruby', `Rails.application.routes.draw do get '/x' end`],
    ['php', `<?php Route::get('/x', h);`],
  ])(
    'counts lines from the top of the file, and reads text that is cut off, in %s',
    async (language, source) => {
      const padding = language === 'php' ? '<p>\n</p>\n\n' : '\n\n\n';
      const [route] = await parseRoutes(language, padding + source);
      expect(route).toMatchObject({ method: 'GET', path: '/x', startLine: 4 });
      const windows = await parseRoutes(language, (padding + source).replaceAll('\n', '\r\n'));
      expect(windows).toEqual(await parseRoutes(language, padding + source));
      for (let end = 0; end < source.length; end++) {
        const routes = await parseRoutes(language, source.slice(0, end));
        expect(routes.every(({ path }) => path.startsWith('/'))).toBe(true);
      }
    },
  );

  it('lists routes by line, each as often as it is declared', async () => {
    const source = `
const a = express(), b = express();
b.get('/x', h); a.get('/x', h);
a.get('/x', h)
  .post('/y', h).put('/z', h);
`;
    const routes = await parseRoutes('typescript', source);
    expect(routes).toEqual([
      { method: 'GET', path: '/x', startLine: 3, endLine: 3 },
      { method: 'GET', path: '/x', startLine: 3, endLine: 3 },
      { method: 'GET', path: '/x', startLine: 4, endLine: 4 },
      { method: 'POST', path: '/y', startLine: 5, endLine: 5 },
      { method: 'PUT', path: '/z', startLine: 5, endLine: 5 },
    ]);
  });
});
