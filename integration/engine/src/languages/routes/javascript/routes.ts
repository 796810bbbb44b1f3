import { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import type { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { methodCallOf, propertyOf, type MethodCall } from './calls.ts';
import { isFunction, JAVASCRIPT_LITERALS, JAVASCRIPT_NAMES } from './names.ts';
import { findDecoratedRoutes } from './nest.ts';
import { JavaScriptRouters } from './routers.ts';

/** The methods and paths that a call declares on its router. */
type Declared = Pick<RouteDeclaration, 'methods' | 'paths'>;

/** Finds the routes of Express, Fastify, Hono, Koa, NestJS and similar frameworks. */
export function findJavaScriptRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const names = new Names(tree, JAVASCRIPT_NAMES);
  const constants = new Constants(names, JAVASCRIPT_LITERALS);
  return [
    ...new JavaScriptRoutes(tree, names, constants).find(tree),
    ...findDecoratedRoutes(tree, constants),
  ];
}

class JavaScriptRoutes {
  private readonly names: Names;
  private readonly constants: Constants;
  private readonly routers: JavaScriptRouters;

  constructor(tree: SyntaxTree, names: Names, constants: Constants) {
    this.names = names;
    this.constants = constants;
    this.routers = new JavaScriptRouters(tree, names, constants);
  }

  find(tree: SyntaxTree): RouteDeclaration[] {
    return tree.nodes.flatMap((node) => {
      const call = methodCallOf(node);
      const router = call === null ? null : this.routers.of(call.object);
      if (call === null || router === null) return [];
      this.mount(router, call);
      const declared = this.declared(router, call);
      if (declared === null || !this.isCredible(router, call, declared)) return [];
      const isChained =
        call.object.type === 'call_expression' || call.object.type === 'new_expression';
      const first = isChained ? call.property : node;
      return [{ router, ...declared, first, last: node }];
    });
  }

  private mount(router: Router, call: MethodCall): void {
    const plugged = this.routers.plugged(call.node);
    if (plugged !== null) this.routers.ofParameter(plugged.parameter).mount(router, plugged.at);
    if (call.name === 'prefix' && call.arguments[0] !== undefined) {
      router.prepend(this.routers.path(call.arguments[0]));
    }
    if (call.name !== 'use' && call.name !== 'route') return;
    const [first, ...rest] = call.arguments;
    const own = first === undefined ? null : this.mountable(first);
    own?.mount(router, ['']);
    if (first === undefined || own !== null) return;
    const at = this.paths(first);
    for (const argument of rest) this.mountable(argument)?.mount(router, at);
  }

  private mountable(node: Syntax): Router | null {
    return isFunction(node) ? null : this.routers.of(node);
  }

  private declared(router: Router, call: MethodCall): Declared | null {
    const [first, second] = call.arguments;
    if (this.routers.isFixed(router)) return first === undefined ? null : atOnce(call.name);
    if (first === undefined) return null;
    if (call.name === 'route') return this.described(first, 'url');
    if (call.name === 'openapi') return this.described(this.argument(first), 'path');
    if (second === undefined) return null;
    if (call.name === 'on') return this.listed(first, second, call.arguments.length);
    const methods = methodsOf(call.name);
    if (methods === null) return null;
    const isName = call.arguments.length > 2 && this.paths(first).length === 0;
    return { methods, paths: this.paths(isName ? second : first) };
  }

  /** Reads a route that is described by an object, as in Fastify's `route` and Hono's `openapi`. */
  private described(description: Syntax, key: string): Declared | null {
    const path = propertyOf(description, key) ?? propertyOf(description, 'path');
    const method = propertyOf(description, 'method');
    if (path === undefined || method === undefined) return null;
    const methods = this.constants.texts(method);
    return { methods: methods?.map(upper) ?? [null], paths: this.paths(path) };
  }

  /** If an expression is the result of `createRoute`, returns the argument of that call. */
  private argument(node: Syntax): Syntax {
    const call = this.names.meaning(node)?.value ?? node;
    return call.part('arguments')?.children[0] ?? call;
  }

  /**
   * Reads a call of Hono's `on`, which has at least three arguments. A call of `on` with two
   * arguments listens to an event.
   */
  private listed(method: Syntax, path: Syntax, count: number): Declared | null {
    const methods = this.constants.texts(method) ?? [];
    if (count < 3 || methods.length === 0) return null;
    if (methods.some((name) => methodNamed(name) === undefined)) return null;
    return { methods: methods.map(upper), paths: this.paths(path) };
  }

  /** Returns the strings of an argument that begin like paths. */
  private paths(node: Syntax): string[] {
    return this.constants.items(node).flatMap((item) => {
      const path = this.routers.path(item);
      return path === null || !/^(?:$|[/*])/.test(path) ? [] : path;
    });
  }

  /** Whether a call is likely to declare a route, although its object may not be a router. */
  private isCredible(router: Router, call: MethodCall, { paths }: Declared): boolean {
    if (!this.routers.isGuess(router)) return true;
    const handler = call.arguments.at(-1);
    if (handler === undefined || paths.some((path) => path.startsWith('*'))) return false;
    if (!this.routers.isStatement(call.node)) return false;
    if (call.name === 'route') return true;
    return isFunction(handler) || (isReference(handler) && !this.routers.isDoubtful(router));
  }
}

function upper(text: string): string {
  return text.toUpperCase();
}

function methodsOf(name: string): readonly (string | null)[] | null {
  if (name === 'all') return [null];
  const method = name === 'del' ? 'DELETE' : methodNamed(name);
  return method === undefined ? null : [method];
}

/**
 * Returns the methods that a call on a router with only one path declares. There, `all` is usually
 * for middleware.
 */
function atOnce(name: string): Declared | null {
  const methods = name === 'all' ? null : methodsOf(name);
  return methods === null ? null : { methods, paths: [''] };
}

function isReference(node: Syntax): boolean {
  return ['identifier', 'member_expression', 'call_expression'].includes(node.type);
}
