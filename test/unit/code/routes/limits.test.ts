import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../integration/src/code/language.ts';
import { parseRoutes, routesIn } from './support/routes.ts';

const MANY = 10_000;
const many = (text: string): string => text.repeat(MANY);
const each = (line: (index: number) => string, count = MANY): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Far above what these take, and far below what anything quadratic would. */
const SECONDS = 10;

describe('nesting and chains of ten thousand', () => {
  it.each<[Language, string, number]>([
    ['python', `r = APIRouter(prefix=${many('(')}"/x"${many(')')})\n@r.get("/y")\ndef f(): ...`, 0],
    ['python', `@app.get("/x")\ndef f(): return ${many('[')}${many(']')}`, 1],
    ['python', `@app${many('.get("/x")')}\ndef f(): ...`, 1],
    ['python', `P = ${many('"/a" + ')}"/b"\n@app.get(P)\ndef f(): ...`, 0],
    ['python', `${each((i) => `a${i + 1} = a${i}`)}\n@a${MANY}.get("/x")\ndef f(): ...`, 0],
    ['python', `${each((i) => `@app.get("/x${i}")`, 3000)}\ndef f(): ...`, 3000],
    [
      'typescript',
      `const a = ${many('(')}express()${many(')')};\na.get('/x', ${many('(')}h${many(')')});`,
      1,
    ],
    [
      'typescript',
      `const a = express(); a.get(${many('[')}'/x'${many(']')}, h); a.get('/y', h);`,
      1,
    ],
    ['typescript', `const a = new Hono()${many(".get('/x', h)")};`, 5000],
    ['typescript', `const a = new Hono()${many(".basePath('/x')")}; a.get('/y', h);`, 0],
    ['typescript', `export default (app) => { app${many(".get('/x', h)")}; };`, 100],
    ['typescript', `const a = express(); ${many('x(() => { ')} a.get('/x', h); ${many('});')}`, 1],
    ['typescript', `${many('function f(app) { ')} app.get('/x', h); ${many('}')}`, 1],
    ['tsx', `const a = express(); a.get('/x', () => ${many('<b>')}${many('</b>')});`, 1],
    ['javascript', `x${many("['y']")}.get('/x', h); express().get('/y', h);`, 1],
    ['go', `package x\nfunc f() { r := chi.NewRouter(); r${many('.With(a)')}.Get("/x", h) }`, 1],
    [
      'go',
      `package x\nfunc f() { r := ${many('(')}chi.NewRouter()${many(')')}; r.Get("/x", h) }`,
      1,
    ],
    [
      'java',
      `class A { @GetMapping(${many('(')}"/x"${many(')')}) void a() {} @GetMapping("/y") void b() {} }`,
      1,
    ],
    ['csharp', `var a = ${many('(')}b.Build()${many(')')}; a.MapGet("/x", h);`, 1],
    ['csharp', `var a = b${many('.Foo()')}; a.MapGet("/x", h);`, 1],
    [
      'ruby',
      `Rails.application.routes.draw do\n get ${many('(')}'/x'${many(')')}\n get '/y'\nend`,
      1,
    ],
    [
      'ruby',
      `Rails.application.routes.draw do\n${'namespace :a do\n'.repeat(3000)}${'end\n'.repeat(3000)} get '/y'\nend`,
      1,
    ],
    ['php', `<?php Route::get('/x', h)${many("->name('x')")};`, 1],
    ['php', `<?php Route::get(${many('(')}'/x'${many(')')}, h); Route::get('/y', h);`, 1],
    ['rust', `fn f() { Router::new()${many('.layer(l)')}.route("/x", get(h)); }`, 1],
    ['rust', `fn f() { ${many('(')}Router::new()${many(')')}.route("/x", get(h)); }`, 1],
  ])('are bounded in %s (%#)', { timeout: SECONDS * 1000 }, async (language, source, count) => {
    expect(await parseRoutes(language, source)).toHaveLength(count);
  });
});

describe('what multiplies is bounded', () => {
  it('in constants', async () => {
    const source = `a0 = "ha"\n${each((i) => `a${i + 1} = a${i} + a${i}`, 60)}
@app.get("/" + a60)
def f(): ...

@app.get("/" + a2)
def g(): ...
`;
    expect(await routesIn('python', source)).toEqual(['GET /hahahaha']);
  });

  it('in routers on routers', async () => {
    const source = `const r0 = Router(); r0.get('/x', h);
${each((i) => `const r${i + 1} = Router(); r${i + 1}.use(['/a', '/b'], r${i});`, 20)}`;
    const routes = await parseRoutes('typescript', source);
    expect(routes.length).toBeGreaterThan(1);
    expect(routes.length).toBeLessThan(100);
  });

  it('in lists of paths', async () => {
    const paths = each((i) => `"/p${i}",`, 1000);
    const source = `@RequestMapping({${paths}}) class A { @GetMapping({${paths}}) void a() {} }`;
    const routes = await parseRoutes('java', source);
    expect(routes.length).toBeGreaterThan(1000);
    expect(routes.length).toBeLessThan(10_000);
  });
});

describe('what goes round in circles ends', () => {
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

describe('every language', () => {
  it.each<Language>(['c', 'cpp'])('of none has no routes: %s', async (language) => {
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
    '%s counts lines from the top of the file, and takes what is cut off',
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

  it('tells routes by line, and as often as they are declared', async () => {
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
