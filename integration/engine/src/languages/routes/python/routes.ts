import { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router, Routers } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { argumentsOf, methodCallOf, methodsOfClass, type MethodCall } from './calls.ts';
import { PYTHON_LITERALS, PYTHON_NAMES } from './names.ts';
import { findTabledRoutes } from './tables.ts';

/** Decorators that take the HTTP methods as the argument `methods`. */
const ROUTE_DECORATORS = new Set(['route', 'api_route']);

/** Decorators of web sockets. The connection of a web socket begins with a GET request. */
const SOCKET_DECORATORS = new Set(['websocket', 'websocket_route']);

/** Methods that declare a route without a decorator. */
const REGISTRATIONS = new Set(['add_api_route', 'add_url_rule']);

/**
 * Methods that mount a router on another one, each with the name of the argument that contains the
 * prefix.
 */
const MOUNTS_BY_NAME: ReadonlyMap<string, string> = new Map([
  ['include_router', 'prefix'],
  ['register_blueprint', 'url_prefix'],
]);
const MOUNTS_BY_PATH = new Set(['mount', 'add_router']);

/** Finds the routes of FastAPI, Starlette, Flask, Django and similar frameworks. */
export function findPythonRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const names = new Names(tree, PYTHON_NAMES);
  const constants = new Constants(names, PYTHON_LITERALS);
  return [
    ...new PythonRoutes(names, constants).find(tree),
    ...findTabledRoutes(tree, names, constants),
  ];
}

class PythonRoutes {
  private readonly names: Names;
  private readonly constants: Constants;
  private readonly routers: Routers;

  constructor(names: Names, constants: Constants) {
    this.names = names;
    this.constants = constants;
    this.routers = new Routers({
      operand: () => undefined,
      derived: () => null,
      original: (node) => this.routerOf(node),
    });
  }

  find(tree: SyntaxTree): RouteDeclaration[] {
    return tree.nodes.flatMap((node) => {
      const call = methodCallOf(node.type === 'decorator' ? node.children[0] : node);
      if (call === null) return [];
      if (node.type === 'decorator') return this.decorated(call, node);
      this.mount(call);
      return this.registered(call);
    });
  }

  /**
   * Returns the router of an expression. Any expression can be one, because the name and the path
   * of a decorator are enough to recognise a route.
   */
  private routerOf(node: Syntax): Router | null {
    const meaning = this.names.meaning(node);
    if (meaning?.value) return this.routers.of(meaning.value);
    if (meaning !== undefined && meaning.node !== node) return this.routers.of(meaning.node);
    return new Router(node.type === 'call' ? this.prefixOf(node) : '');
  }

  private prefixOf(call: Syntax): string | null {
    const { positional, named } = argumentsOf(call);
    if (call.part('function')?.text.endsWith('Namespace') === true) {
      const path = named.get('path') ?? positional[0];
      return path === undefined ? '' : this.constants.text(path);
    }
    const prefix = named.get('prefix') ?? named.get('url_prefix');
    return prefix === undefined || prefix.type === 'none' ? '' : this.constants.text(prefix);
  }

  private mount({ object, name, positional, named }: MethodCall): void {
    const key = MOUNTS_BY_NAME.get(name);
    if (key === undefined && !MOUNTS_BY_PATH.has(name)) return;
    const [first, second] = positional;
    const [mounted, place] = key === undefined ? [second, first] : [first, named.get(key)];
    const on = this.routers.of(object);
    if (mounted === undefined || on === null) return;
    const at = place === undefined ? [''] : this.constants.texts(place);
    this.routers.of(mounted)?.mount(on, at, key === 'url_prefix' && place !== undefined);
  }

  private decorated(call: MethodCall, decorator: Syntax): RouteDeclaration[] {
    const whole = decorator.parent ?? decorator;
    const methods = this.methodsOf(call, whole.part('definition'));
    return methods === null ? [] : this.routes(call, methods, whole);
  }

  private methodsOf(
    call: MethodCall,
    definition: Syntax | undefined,
  ): readonly (string | null)[] | null {
    if (SOCKET_DECORATORS.has(call.name)) return ['GET'];
    if (ROUTE_DECORATORS.has(call.name)) {
      return this.listedMethods(call) ?? methodsOfClass(definition);
    }
    const method = methodNamed(call.name);
    return method === undefined ? null : [method];
  }

  private registered(call: MethodCall): RouteDeclaration[] {
    if (!REGISTRATIONS.has(call.name)) return [];
    const view = methodCallOf(call.named.get('view_func') ?? call.positional[2]);
    const owner = view?.name === 'as_view' ? view.object : undefined;
    const definition = owner === undefined ? undefined : this.names.meaning(owner)?.node;
    const methods = this.listedMethods(call) ?? methodsOfClass(definition ?? owner);
    return this.routes(call, methods, call.node);
  }

  /**
   * Returns the HTTP methods that a call lists. Returns `null` if it lists none. If they cannot be
   * read, any method counts.
   */
  private listedMethods({ named }: MethodCall): readonly (string | null)[] | null {
    const methods = named.get('methods');
    if (methods === undefined) return null;
    return this.constants.texts(methods)?.map((method) => method.toUpperCase()) ?? [null];
  }

  private routes(
    { object, positional, named }: MethodCall,
    methods: readonly (string | null)[],
    whole: Syntax,
  ): RouteDeclaration[] {
    const node = positional[0] ?? named.get('path') ?? named.get('rule');
    const path = node === undefined ? null : this.constants.text(node);
    const router = this.routers.of(object);
    if (path === null || router === null || (path !== '' && !path.startsWith('/'))) return [];
    return [{ router, methods, paths: [path], first: whole, last: whole }];
  }
}
