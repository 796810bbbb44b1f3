import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import type { Declaration, Names } from '../names.ts';
import { Router, Routers } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { argumentsOf, firstParameter, functionOf, methodCallOf, propertyOf } from './calls.ts';
import { isParameter, javascriptOrigin, originOfDeclaration } from './names.ts';

/** The functions and classes that create a router. */
const CONSTRUCTORS = new Set([
  'AutoRouter',
  'Elysia',
  'Fastify',
  'Hono',
  'IttyRouter',
  'KoaRouter',
  'OpenAPIHono',
  'Router',
  'express',
  'fastify',
  'polka',
]);

/**
 * The names in {@link CONSTRUCTORS} for default exports, by module. A file can import a default
 * export under any name.
 */
const DEFAULT_EXPORTS: ReadonlyMap<string, string> = new Map([
  ['@koa/router', 'Router'],
  ['express', 'express'],
  ['express-promise-router', 'Router'],
  ['fastify', 'fastify'],
  ['koa-router', 'Router'],
  ['polka', 'polka'],
]);

const TYPES = new Set([
  'Application',
  'Elysia',
  'Express',
  'FastifyInstance',
  'Hono',
  'IRouter',
  'KoaRouter',
  'OpenAPIHono',
  'Router',
]);

/** Usual names of routers that are created in other files. */
const USUAL_NAMES = new Set(['api', 'app', 'blueprint', 'bp', 'fastify', 'router', 'server']);

/**
 * Methods that return the router on which they are called. Methods for the HTTP methods are not
 * listed.
 */
const CHAINED = new Set([
  'addHook',
  'all',
  'decorate',
  'del',
  'group',
  'middleware',
  'notFound',
  'on',
  'onError',
  'openapi',
  'param',
  'prefix',
  'register',
  'route',
  'routes',
  'setErrorHandler',
  'use',
  'withTypeProvider',
]);

const WRAPPERS = new Set([
  'as_expression',
  'await_expression',
  'non_null_expression',
  'parenthesized_expression',
  'satisfies_expression',
]);

const MAX_CHAIN = 100;

/** Finds out which expressions of a file are routers. */
export class JavaScriptRouters {
  private readonly names: Names;
  private readonly constants: Constants;
  private readonly routers: Routers;
  /** The routers that the file uses but does not create, by the node that declares them. */
  private readonly declared = new Map<Syntax, Router>();
  /** The parameters that receive a router from a call of `register` or `group`. */
  private readonly handed = new Set<Syntax>();
  private readonly guesses = new Map<Router, 'usual' | 'doubtful'>();
  private readonly fixed = new Set<Router>();

  constructor(tree: SyntaxTree, names: Names, constants: Constants) {
    this.names = names;
    this.constants = constants;
    this.routers = new Routers({
      operand: (node) => this.operand(node),
      derived: (router, node) => this.derived(router, node),
      original: (node) => this.original(node),
    });
    for (const node of tree.nodes) {
      const parameter = this.plugged(node)?.parameter;
      if (parameter !== undefined) this.handed.add(parameter);
    }
  }

  /** Returns the router that an expression evaluates to. Returns `null` if it is no router. */
  of(node: Syntax): Router | null {
    return this.routers.of(node);
  }

  /** Whether only the name suggests that this is a router. */
  isGuess(router: Router): boolean {
    return this.guesses.has(router);
  }

  /** Whether this may be an HTTP client. On a client, `api.post('/x', data)` is a usual call. */
  isDoubtful(router: Router): boolean {
    return this.guesses.get(router) === 'doubtful';
  }

  /** Whether the router has only one path, as that of Express's `router.route('/x')`. */
  isFixed(router: Router): boolean {
    return this.fixed.has(router);
  }

  /**
   * Returns a path as a string. A single slash becomes empty, because it means the prefix itself in
   * Express and similar frameworks.
   */
  path(node: Syntax): string | null {
    const path = this.constants.text(node);
    return path === '/' ? '' : path;
  }

  /**
   * If a call passes a group of its router to a function, returns the parameter of that function
   * and the prefix of the group. Otherwise returns `null`.
   */
  plugged(node: Syntax): { parameter: Syntax; at: readonly string[] | null } | null {
    const call = methodCallOf(node);
    if (call?.name !== 'register' && call?.name !== 'group') return null;
    const [first, second] = call.arguments;
    const plugin = functionOf(this.names, call.name === 'register' ? first : second);
    const parameter = plugin === null ? undefined : firstParameter(plugin);
    if (parameter === undefined) return null;
    const place = call.name === 'register' ? propertyOf(second, 'prefix') : first;
    if (place === undefined) return { parameter, at: [''] };
    const at = this.path(place);
    return { parameter, at: at === null ? null : [at] };
  }

  /** Returns the router that a parameter of a function stands for. */
  ofParameter(node: Syntax): Router {
    const router = this.declared.get(node) ?? new Router();
    this.declared.set(node, router);
    return router;
  }

  /** Whether a call, or the chain of calls that begins with it, is a statement of its own. */
  isStatement(call: Syntax): boolean {
    let node: Syntax | undefined = call;
    for (let length = 0; node !== undefined && length < MAX_CHAIN; length++) {
      const outer: Syntax | null = node.parent;
      if (outer?.type !== 'member_expression') return outer?.type === 'expression_statement';
      if (!isChained(outer.part('property')?.text ?? '')) return false;
      node = outer.parent?.type === 'call_expression' ? outer.parent : undefined;
    }
    return false;
  }

  private operand(node: Syntax): Syntax | undefined {
    if (WRAPPERS.has(node.type)) return node.children[0];
    if (node.type === 'assignment_expression') return node.part('right');
    return methodCallOf(node)?.object;
  }

  private derived(router: Router, node: Syntax): Router | null {
    const call = methodCallOf(node);
    if (call === null) return router;
    const [path] = call.arguments;
    if (call.name === 'basePath' && path !== undefined) return this.part(router, path);
    if (call.name === 'route' && call.arguments.length === 1 && path?.type !== 'object') {
      const part = path === undefined ? null : this.part(router, path);
      if (part !== null) this.fixed.add(part);
      return part;
    }
    return isChained(call.name) ? router : null;
  }

  private part(router: Router, path: Syntax): Router {
    const part = router.below(this.path(path));
    const guess = this.guesses.get(router);
    if (guess !== undefined) this.guesses.set(part, guess);
    return part;
  }

  private original(node: Syntax): Router | null {
    const meaning = this.names.meaning(node);
    if (meaning !== undefined) return this.named(meaning);
    if (node.type === 'call_expression' || node.type === 'new_expression') return this.made(node);
    const inherited = node.type === 'member_expression' && node.part('object')?.type === 'this';
    return inherited ? this.guess(node, node.part('property')?.text ?? '') : null;
  }

  private made(node: Syntax): Router | null {
    const target = node.part('constructor') ?? node.part('function');
    if (target === undefined) return null;
    if (!CONSTRUCTORS.has(this.nameOf(target))) return this.result(target);
    const [options] = argumentsOf(node);
    const prefix = propertyOf(options, 'prefix') ?? propertyOf(options, 'base');
    return new Router(prefix === undefined ? '' : this.path(prefix));
  }

  /** Returns the router that a function of this file returns at its end. */
  private result(target: Syntax): Router | null {
    const body = functionOf(this.names, target)?.part('body');
    const last = body?.type === 'statement_block' ? body.children.at(-1) : undefined;
    const given = last?.type === 'return_statement' ? last.children[0] : undefined;
    return given === undefined ? null : this.routers.of(given);
  }

  private nameOf(target: Syntax): string {
    const origin = javascriptOrigin(this.names, target);
    const known = origin === null ? undefined : DEFAULT_EXPORTS.get(origin.module);
    if (origin !== null && origin.name !== 'default' && origin.name !== '*') return origin.name;
    const name = target.type === 'identifier' ? target : target.part('property');
    return known ?? name?.text ?? '';
  }

  private named({ name, node, value }: Declaration): Router | null {
    const made = value === null ? null : this.routers.of(value);
    if (made !== null) return made;
    const known = this.declared.get(node);
    if (known !== undefined) return known;
    const type = typeOf(node);
    if (this.handed.has(node) || (type !== null && TYPES.has(type))) return this.ofParameter(node);
    if (type !== null) return null;
    const isOutside =
      isParameter(node) || originOfDeclaration(this.names, { node, value }) !== null;
    return isOutside ? this.guess(node, name.slice(name.indexOf('.') + 1)) : null;
  }

  private guess(node: Syntax, name: string): Router | null {
    const isUsual = USUAL_NAMES.has(name) || name.endsWith('_router') || name.endsWith('Router');
    if (!isUsual) return null;
    const router = this.ofParameter(node);
    this.guesses.set(router, name === 'api' && !isParameter(node) ? 'doubtful' : 'usual');
    return router;
  }
}

function isChained(name: string): boolean {
  return CHAINED.has(name) || methodNamed(name) !== undefined;
}

/**
 * Returns the name of a declared type, without its type arguments. Returns `null` if no type is
 * declared.
 */
function typeOf(node: Syntax): string | null {
  const annotation = node.parent?.part('type');
  if (annotation?.type !== 'type_annotation') return null;
  let type = annotation.children[0];
  while (type?.part('name') !== undefined) type = type.part('name');
  return type === undefined || type.text === 'any' ? null : type.text;
}
