import { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { GO_LITERALS, GO_NAMES } from './names.ts';
import { GoRouters, goCallOf, type GoCall } from './routers.ts';

/** The methods and paths that a call declares on its router. */
type Declared = Pick<RouteDeclaration, 'methods' | 'paths'>;

const MAX_CHAIN = 5;

/** Finds the routes of net/http, chi, gorilla/mux, gin, echo and fiber. */
export function findGoRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const names = new Names(tree, GO_NAMES);
  const constants = new Constants(names, GO_LITERALS);
  return new GoRoutes(constants, new GoRouters(names, constants)).find(tree);
}

class GoRoutes {
  private readonly constants: Constants;
  private readonly routers: GoRouters;
  /**
   * The router that is used for `HandleFunc` if the object of the call is no known router. The name
   * of the method is enough to recognise a route.
   */
  private readonly anywhere = new Router();

  constructor(constants: Constants, routers: GoRouters) {
    this.constants = constants;
    this.routers = routers;
  }

  find(tree: SyntaxTree): RouteDeclaration[] {
    return tree.nodes.flatMap((node) => {
      const call = goCallOf(node);
      if (call === null) return [];
      const known = this.routers.of(call.object);
      const router = known ?? (call.name === 'HandleFunc' ? this.anywhere : null);
      if (router === null) return [];
      this.routers.mount(router, call);
      const declared = this.declared(router, call);
      if (declared === null) return [];
      const first = call.object.type === 'call_expression' ? call.field : node;
      return [{ router, ...declared, first, last: methodsCall(call)?.node ?? node }];
    });
  }

  private declared(router: Router, call: GoCall): Declared | null {
    const { name } = call;
    const [first, second, third] = call.arguments;
    if (first === undefined || second === undefined) return null;
    if (name === 'Handle' || name === 'HandleFunc') {
      if (third !== undefined) return this.listed(first, second);
      return this.routers.of(second) === null ? this.pattern(first, call) : null;
    }
    if (this.routers.isPackage(router)) return null;
    if (['Add', 'Match', 'Method', 'MethodFunc'].includes(name)) {
      return third === undefined ? null : this.listed(first, second);
    }
    const methods = methodsOf(name);
    const path = this.path(first);
    if (methods === null || path === null) return null;
    // In chi and fiber, `/` means the prefix itself, with or without a slash at its end.
    return { methods, paths: [path === '/' && !isUpper(name) ? '' : path] };
  }

  /** Reads the pattern of `Handle`: a path, perhaps with a method and a host before it. */
  private pattern(node: Syntax, call: GoCall): Declared | null {
    const pattern = this.constants.text(node)?.trim();
    if (pattern === undefined) return null;
    const space = pattern.indexOf(' ');
    const path = pattern.slice(pattern.indexOf('/'));
    if (!path.startsWith('/')) return null;
    const chained = methodsCall(call)?.arguments.map((method) => this.method(method));
    const method = space < 0 ? null : (methodNamed(pattern.slice(0, space)) ?? null);
    return { methods: chained ?? [method], paths: [path] };
  }

  private listed(methods: Syntax, node: Syntax): Declared | null {
    const path = this.path(node);
    if (path === null) return null;
    return {
      methods: this.constants.items(methods).map((method) => this.method(method)),
      paths: [path],
    };
  }

  /**
   * Returns the HTTP method that a string or a constant such as `http.MethodGet` stands for.
   * Returns `null` if it is unknown.
   */
  private method(node: Syntax): string | null {
    const item = node.type === 'literal_element' ? (node.children[0] ?? node) : node;
    const text = this.constants.text(item) ?? item.part('field')?.text ?? '';
    return methodNamed(text.startsWith('Method') ? text.slice('Method'.length) : text) ?? null;
  }

  private path(node: Syntax): string | null {
    const path = this.constants.text(node);
    return path === '' || path?.startsWith('/') === true ? path : null;
  }
}

function methodsOf(name: string): readonly (string | null)[] | null {
  if (name === 'Any' || name === 'All') return [null];
  const method = methodNamed(name);
  return method === undefined || name === name.toLowerCase() ? null : [method];
}

function isUpper(name: string): boolean {
  return name === name.toUpperCase();
}

/** Returns the call of `Methods` that follows a route in gorilla/mux. */
function methodsCall(call: GoCall): GoCall | null {
  let outer: GoCall | null = call;
  for (let length = 0; outer !== null && length < MAX_CHAIN; length++) {
    const selector: Syntax | null = outer.node.parent;
    outer =
      selector?.type === 'selector_expression' && selector.parent !== null
        ? goCallOf(selector.parent)
        : null;
    if (outer?.name === 'Methods') return outer;
  }
  return null;
}
