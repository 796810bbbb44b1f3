import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inTypeScript = (source: string): Promise<string[]> => routesIn('typescript', source);

describe('Express', () => {
  it('declares routes on an application and on routers that it uses', async () => {
    const source = `
import express, { Router as makeRouter } from 'express';

const app = express();
const users = express.Router();
const items = makeRouter({ mergeParams: true });

app.get('/healthz', (req, res) => {
  res.json(cache.get('/no'));
});

users.get('/:id', authenticate, async (req, res) => {
  res.json(await service.find(req.params.id));
});
users.post('/', validate(schema), controller.create);
users.use('/:id/items', items);

items
  .route('/all')
  .all(authenticate)
  .get(list)
  .delete((req, res) => {
    res.end();
  });

app.use('/api/users', rateLimit(), users);
app.use(express.static('public'));
app.all('/any', handler);
app.get(['/a', '/b'], handler);
app.get('*', handler);
app.listen(3000);
`;
    expect(await placesIn('typescript', source)).toEqual([
      'GET /healthz 8-10',
      'GET /api/users/:id 12-14',
      'POST /api/users 15-15',
      'GET /api/users/:id/items/all 21-21',
      'DELETE /api/users/:id/items/all 22-24',
      '* /any 28-28',
      'GET /a 29-29',
      'GET /b 29-29',
      'GET /* 30-30',
    ]);
  });

  it.each([
    [`import express from 'express'; const x = express();`],
    [`import * as express from 'express'; const x = express();`],
    [`import web from 'express'; const x = web();`],
    [`import express = require('express'); const x = express();`],
    [`const express = require('express'); const x = express();`],
    [`const express = require('express'), x = express.Router();`],
    [`const x = require('express')();`],
    [`const x = require('express').Router();`],
    [`const { Router } = require('express'); const x = Router();`],
    [`const { Router: R } = require('express'); const x = new R();`],
    [`import { Router } from 'express'; export const x = Router();`],
    [`import makeRouter from 'express-promise-router'; const x = makeRouter();`],
    [`import { Router } from 'express'; var x = module.exports = Router();`],
    [`let x; x = express();`],
    [`const x = express() as Express;`],
    [`const x = (await (express()))!;`],
    [`import Make from '@koa/router'; const x = new Make();`],
    [`import make from 'koa-router'; const x = make();`],
    [`import server from 'fastify'; const x = server();`],
    [`import { fastify as server } from 'fastify'; const x = server();`],
    [`import make from 'polka'; const x = make();`],
    [`import { AutoRouter } from 'itty-router'; const x = AutoRouter();`],
    [`import { IttyRouter } from 'itty-router'; const x = IttyRouter();`],
    [`import KoaRouter from './router'; const x = new KoaRouter();`],
    [`import { Elysia } from 'elysia'; const x = new Elysia();`],
    [`const x = Fastify();`],
    [`const x = polka();`],
    [`const x = express() satisfies Express;`],
    [`const x = new Hono().use(cors());`],
    [`const x = new Hono().on('GET', '/*', h).all('/*', h);`],
    [`const x = express().use(json()).del('/y');`],
    [`const x = new Hono().onError(h).notFound(h);`],
    [`const x = new Hono().route('/sub', sub);`],
    [`const x = new OpenAPIHono().openapi(route, h);`],
    [`const x = new Elysia().group('/a', build).decorate('a', b);`],
    [`const x = fastify().withTypeProvider<Types>().register(y).addHook('a', b);`],
    [`const x = fastify().setErrorHandler(h);`],
    [`const x = new Router().prefix('/').param('id', h);`],
    [`const y = express(); const x = y;`],
    [`const x: Express = build();`],
    [`function make() { const app = express(); return app; } const x = make();`],
  ])('is imported by %s', async (source) => {
    const routes = await inTypeScript(`${source}\nx.get('/x', handler);`);
    expect(routes.at(-1)).toBe('GET /x');
  });

  it.each([
    [`'/a\\u00e9\\x41\\u{1F600}\\/b'`, 'GET /aéA😀/b'],
    ['`/plain`', 'GET /plain'],
    ['`${BASE}/x`', 'GET /base/x'],
    [`BASE + '/x'`, 'GET /base/x'],
    [`PATHS.users`, 'GET /users'],
    [`Kind.Items`, 'GET /items'],
    [`Holder.PATH`, 'GET /held'],
    [`PATHS.other`, 'GET /other'],
    [`PLAIN.things`, 'GET /things'],
    [`CHECKED.things`, 'GET /checked'],
    [`('/x')!`, 'GET /x'],
    [`'/x' satisfies string`, 'GET /x'],
    [`'/split\\\n/x'`, 'GET /split/x'],
    [`LATER`, 'GET /later'],
    [`/* where */ '/commented'`, 'GET /commented'],
    [`('/x' as const)`, 'GET /x'],
    [`'/straße/😀'`, 'GET /straße/😀'],
  ])('evaluates the path %s', async (path, route) => {
    const source = `
// 😀
const app = express();
const BASE = '/base';
const PATHS = { users: '/users', 'other': '/other' } as const;
const PLAIN = { things: '/things' };
const CHECKED = { things: '/checked' } satisfies Paths;
enum Kind { Items = '/items' }
class Holder { static readonly PATH = '/held'; }
app.get(${path}, handler);
const LATER = '/later';
`;
    expect(await inTypeScript(source)).toEqual([route]);
  });

  it('has the routes of a router under every prefix at which it is used', async () => {
    const source = `
const app = express(), api = express(), router = express.Router();
router.get('/x', handler);
api.use(['/v1', '/v2'], router);
app.use('/api', api);
app.use(router);
app.use(config.prefix, router);
`;
    expect(await inTypeScript(source)).toEqual(['GET /api/v1/x', 'GET /api/v2/x', 'GET /x']);
  });

  it('has routes on a variable that is assigned later or elsewhere', async () => {
    const source = `
function one() { let app; }
app = express();
app.get('/a', handler);
let late;
function two() { late = express(); }
late.get('/b', handler);
`;
    expect(await inTypeScript(source)).toEqual(['GET /a', 'GET /b']);
  });

  it('has routes on properties of a class', async () => {
    const source = `
class Users {
  public router = express.Router();
  constructor(private readonly web: express.Application) {
    this.router.get('/a', this.list);
    this.web.get('/b', this.list);
    this.web.use('/users', this.router);
  }
}
class Plain {
  constructor() {
    this.web = express();
    this.web.get('/c', this.list);
  }
}
class Inherited extends Base {
  routes() {
    this.router.get('/d', this.list);
    this.server.find('/no', this.list);
  }
}
`;
    expect(await inTypeScript(source)).toEqual(['GET /users/a', 'GET /b', 'GET /c', 'GET /d']);
  });

  it('resolves a name in its own scope', async () => {
    const source = `
const app = express();
function one() {
  const app = new Hono().basePath('/one');
  app.get('/x', handler);
}
function two(app: Map<string, string>) {
  app.get('/x', handler);
}
app.get('/x', handler);
`;
    expect(await inTypeScript(source)).toEqual(['GET /one/x', 'GET /x']);
  });
});

describe('a parameter or an import', () => {
  it.each([
    `module.exports = (app) => { app.get('/x', handler); };`,
    `export default function (router) { router.get('/x', auth, handlers.list); }`,
    `export default function ({ app }) { app.get('/x', (req, res) => {}); }`,
    `export function add(userRouter) { userRouter.get('/x', wrap(handler)); }`,
    `export function add(user_router = other) { user_router.get('/x', handler); }`,
    `export default async (fastify, options) => { fastify.get('/x', { schema }, handler); };`,
    `export default async (server) => { server.get('/x', handler).post(y); };`,
    `export default (api) => { api.get('/x', handler); };`,
    `import app from './app'; app.get('/x', handler);`,
    `import { app as router } from './app'; router.get('/x', handler);`,
    `import api from './api'; api.get('/x', (req, res) => {});`,
    `const app = require('./app'); app.get('/x', handler);`,
    `const { app } = require('./app'); app.get('/x', handler);`,
    `const app = require('./app').app; app.get('/x', handler);`,
    `export const add = ({ web: app = make() }) => { app.get('/x', handler); };`,
    `export const add = (r: Router) => r.get('/x', handler);`,
    `export const add = (r: express.IRouter) => r.get('/x', handler);`,
    `export const add = (r: Hono<Env>) => r.get('/x', handler);`,
    `export const add = (r: OpenAPIHono) => r.get('/x', handler);`,
    `export const add = (r: KoaRouter) => r.get('/x', handler);`,
    `export const add = (r: Elysia) => r.get('/x', handler);`,
    `export const add = (r?: Router) => r.get('/x', handler);`,
    `export const add = (app?) => { app.get('/x', handler); };`,
    `export const add = app => { app.get('/x', handler); };`,
    `export const add = ({ web: app }) => { app.get('/x', handler); };`,
    `export const add = ({ app = make() }) => { app.get('/x', handler); };`,
    `export default (router) => { router.get('/x', function* () {}); };`,
    `export default async (fastify) => { fastify.route({ method: 'GET', url: '/x', handler }); };`,
    `export default async (fastify: any, prefix) => { fastify.get('/x', {}, async function () {}); };`,
    `export async function add(r: FastifyInstance) { r.get<{ Params: P }>('/x', handler); }`,
    `export default (app: any) => { app.route('/x').get(handler); };`,
  ])('is taken for a router by its type, or by its name and use: %s', async (source) => {
    expect(await inTypeScript(source)).toEqual(['GET /x']);
  });
});

it('a parameter with a default is taken for a router by its name and use', async () => {
  const source = `module.exports = (app = make()) => { app.get('/x', handler); };`;
  expect(await routesIn('javascript', source)).toEqual(['GET /x']);
});

describe('Hono', () => {
  it('has routes in chains, base paths and nested applications', async () => {
    const source = `
import { Hono } from 'hono';
import { OpenAPIHono, createRoute } from '@hono/zod-openapi';

const books = new Hono()
  .get('/', (c) => c.json([]))
  .post('/:id', zValidator('json', schema), (c) => {
    return c.json(c.req.param('id'));
  });
const app = new Hono<{ Bindings: Env }>().basePath('/api');
app.route('/books', books);
app.on('PURGE', '/no', handler);
app.on(['GET', 'put'], ['/c', '/d'], handler);
app.use('/mw/*', logger());
app.notFound((c) => c.text('')).get('/late', handler);

const open = new OpenAPIHono();
const route = createRoute({ method: 'get', path: '/users/{id}', responses: {} });
open.openapi(route, (c) => c.json({}));
`;
    expect(await placesIn('typescript', source)).toEqual([
      'GET /api/books 6-6',
      'POST /api/books/:id 7-9',
      'GET /api/c 13-13',
      'PUT /api/c 13-13',
      'GET /api/d 13-13',
      'PUT /api/d 13-13',
      'GET /api/late 15-15',
      'GET /users/{id} 19-19',
    ]);
  });
});

describe('Fastify', () => {
  it('declares routes in options and in plugins', async () => {
    const source = `
import Fastify from 'fastify';
const server = Fastify({ logger: true });
const prefix = '/short';

server.route({
  method: ['GET', 'HEAD'],
  url: '/described',
  handler: async () => ({}),
});
server.get('/opts', { schema }, async () => ({}));
server.register(plugin, { prefix: '/v1' });
server.register(async (instance) => {
  instance.get('/inner', handler);
  instance.register(plugin, { prefix: '/deep' });
  instance.register(plugin, { prefix: config.prefix });
  instance.register(plugin, { prefix });
}, { prefix: '/outer' });

async function plugin(instance: any, options: Options) {
  instance.put('/x', handler);
}
`;
    expect(await placesIn('typescript', source)).toEqual([
      'GET /described 6-10',
      'HEAD /described 6-10',
      'GET /opts 11-11',
      'GET /outer/inner 14-14',
      'PUT /v1/x 21-21',
      'PUT /outer/deep/x 21-21',
      'PUT /outer/short/x 21-21',
    ]);
  });

  it('adds the prefix of a plugin that is defined before or after its use', async () => {
    const source = `
async function users(instance) { instance.get('/x', handler); }
async function v1(instance) { instance.register(users, { prefix: '/users' }); }
const app = fastify();
app.register(v1, { prefix: '/v1' });
`;
    expect(await inTypeScript(source)).toEqual(['GET /v1/users/x']);
  });
});

describe('Koa', () => {
  it('has prefixes, named routes and nested routers', async () => {
    const source = `
const Router = require('@koa/router');
const router = new Router({ prefix: '/api' });
const nested = new Router();
nested.prefix('/own');
nested.get('/x', (ctx) => {});
const other = new Router();
other.trace('/y', (ctx) => {});
router.get('user', '/users/:id', (ctx) => {});
router.del('/users/:id', auth, remove);
router.use('/nested', nested.routes(), nested.allowedMethods());
router.use('/other', other.middleware());
app.use(router.routes());
`;
    expect(await inTypeScript(source)).toEqual([
      'GET /api/nested/own/x',
      'TRACE /api/other/y',
      'GET /api/users/:id',
      'DELETE /api/users/:id',
    ]);
  });
});

describe('NestJS', () => {
  const source = `
@Controller('users')
export class UsersController {
  private readonly cache = new Map();

  @Get(':id')
  @UseGuards(AuthGuard)
  find(@Param('id') id) {
    return this.cache.get('/no');
  }

  @Post()
  create() {}

  @All(['a', '/b'])
  any() {}

  @Get('/')
  all() {}

  @Sse('events')
  events() {}

  @Delete(dynamic())
  no() {}

  helper() {}
}

@Controller({ path: '/cats', version: '1' })
class Cats {
  @Put(PATH) put() {}
}
const PATH = 'x/y';

class Plain {
  @Get('/no') no() {}
}
`;
  const places = [
    'GET /users/:id 6-10',
    'POST /users 12-13',
    '* /users/a 15-16',
    '* /users/b 15-16',
    'GET /users 18-19',
    'GET /users/events 21-22',
    'PUT /cats/x/y 32-32',
  ];

  it('declares routes on abstract classes', async () => {
    const abstract = "@Controller('a') export abstract class A { @Head('x') b() {} }";
    expect(await inTypeScript(abstract)).toEqual(['HEAD /a/x']);
  });

  it.each(['typescript', 'tsx', 'javascript'] as const)(
    'declares routes by decorators in %s',
    async (language) => {
      expect(await placesIn(language, source)).toEqual(places);
    },
  );
});

describe('JavaScript code without routes', () => {
  it.each([
    `map.get('/x', fallback);`,
    `const cache = new Map(); cache.get('/x', handler);`,
    `cache.get("/x", () => {});`,
    `axios.get('/users', config);`,
    `await axios.post('/users', data);`,
    `const client = axios.create(); client.get('/users', config);`,
    `fetch('/users', options);`,
    `request(app).get('/x').expect(200);`,
    `const app = express(); request(app).get('/x', done);`,
    `const agent = supertest.agent(app); agent.get('/x', done);`,
    `const api = supertest(app); api.get('/x', (error) => {});`,
    `let server; server = request(make()); server.get('/x', () => {});`,
    `let server; server.get('/x', () => {});`,
    `headers.get('/x', y);`,
    `new URLSearchParams().get('/x');`,
    `$http.get('/x', config); $.get('/x', () => {});`,
    `await page.route('/x', (route) => route.abort());`,
    `cy.get('/x', () => {});`,
    `rest.get('/x', (req, res, ctx) => {}); http.get('/x', () => {});`,
    `import app from './app'; const x = app.route('/x').get(handler);`,
    `import app from './app'; app.get('*', handler);`,
    `import app from './app'; app.get('/x', handler).post;`,
    `import context from './app'; context.app.get('/x', handler);`,
    `@Controller('a') class A { @GET('/x') b() {} }`,
    `const app = new Router(); app.prefix(unknown); app.get('/x', handler);`,
    `import app from './app'; app['x'].get('/x', handler);`,
    `import app from './app'; app.other.get('/x', handler);`,
    `import { thing } from './app'; thing.get('/x', handler);`,
    `const { thing } = require('./app'); thing.get('/x', handler);`,
    `function f(api = axios.create()) { other.get('/x', api); }`,
    `const app = express(); const x = app.listen(80); x.get('/x', handler);`,
    `const app = express(); app.on('GET', '/x');`,
    `const app = express(); app.on(methods, '/x', handler);`,
    `const app = express(); app.on([], '/x', handler);`,
    `const app = fastify(); app.route({ url: '/x', handler });`,
    `const app = fastify(); app.route({ method: 'GET', handler });`,
    `const app = express(); app.get((a, '/x'), handler);`,
    `(other, express()).get('/x', handler);`,
    `class A { x = express(); } class B { y() { this.x.get('/x', z); } }`,
    `class A { constructor(x: Express) {} y() { this.x.get('/x', z); } }`,
    `import api from './api'; api.post('/login', credentials);`,
    `import api from './api'; api.post('/login', wrap(credentials));`,
    `import api from './api'; export const load = (done) => api.get('/x', done);`,
    `import api from './api'; const users = await api.get('/users', config);`,
    `import api from './api'; api.get('/x', (data) => data).then(show);`,
    `import server from './server'; return server.get('/x', config);`,
    `import app from './app'; app.get('setting');`,
    `import app from './app'; app.get('/x');`,
    `import app from './app'; app.get('x', handler);`,
    `import app from './app'; app.get('/x', { a: 1 });`,
    `import * as app from './app'; const x = app.get('/x', handler);`,
    `const app = express(); app.get('port');`,
    `const app = express(); app.get('/x');`,
    `const app = express(); app.use('/x', handler);`,
    `const app = express(); app.on('/x', handler);`,
    `const app = express(); app.get(/^x$/, handler);`,
    'const app = express(); app.get(`/${name}`, handler);',
    `const app = express(); app.get('/' + name, handler);`,
    `const app = express(); let p = '/a'; p = '/b'; app.get(p, handler);`,
    `const app = express(); app.get('/two\\nlines', handler);`,
    `const app = express(); app['get']('/x', handler);`,
    `const app = new Router({ prefix: config.prefix }); app.get('/x', handler);`,
    `function f(app: INestApplication) { app.get('/x', handler); }`,
    `function f(app) { const x = app.get('/x', handler); }`,
    `function f(thing) { thing.get('/x', handler); }`,
    `const app = build(); app.get('/x', handler);`,
    `const { app } = build(); app.get('/x', handler);`,
    `class A { app = build(); b() { this.app.get('/x', c); this.cache.get('/x', d); } }`,
    `app.get('/x', handler);`,
    `// const app = express(); app.get('/x', handler);`,
    `const app = "express(); app.get('/x', handler)";`,
    `@Injectable() class A { @Get('/x') b() {} }`,
    `const app = app; app.get('/x', handler);`,
    `const a = b; const b = a; a.get('/x', handler);`,
  ])('%s', async (source) => {
    expect(await inTypeScript(source)).toEqual([]);
  });
});

describe('JavaScript with syntax errors', () => {
  it('keeps the routes after the error', async () => {
    const source = `
const app = express();
app.get('/a', (req, res => { res.end(;
app.get('/b', handler);
`;
    expect(await inTypeScript(source)).toContain('GET /b');
  });

  it.each([
    '',
    'app.get(',
    `app.get('/x`,
    `const app = express(); app.get('/x', `,
    '@Get( class',
    '`${',
  ])('does not throw: %j', async (source) => {
    expect(Array.isArray(await inTypeScript(source))).toBe(true);
  });
});
