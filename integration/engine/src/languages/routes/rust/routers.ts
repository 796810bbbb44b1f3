import type { Constants } from '../constants.ts';
import type { Names } from '../names.ts';
import { Router, Routers } from '../router.ts';
import type { Syntax } from '../syntax.ts';

const WRAPPERS = new Set([
  'await_expression',
  'parenthesized_expression',
  'reference_expression',
  'try_expression',
]);

/** A call of a method. */
export interface RustCall {
  readonly object: Syntax;
  readonly field: Syntax;
  readonly name: string;
  readonly arguments: readonly Syntax[];
}

/** Reads a node as a call of a method. Returns `null` for any other node. */
export function rustCallOf(node: Syntax): RustCall | null {
  const target = node.type === 'call_expression' ? node.part('function') : undefined;
  const object = target?.part('value');
  const field = target?.part('field');
  if (target?.type !== 'field_expression' || object === undefined || field === undefined) {
    return null;
  }
  const list = node.part('arguments')?.children ?? [];
  return { object, field, name: field.text, arguments: list };
}

/** Finds out which expressions of a file are routers. */
export class RustRouters {
  private readonly names: Names;
  private readonly constants: Constants;
  private readonly routers: Routers;
  /** The routers of parameters and of functions with attributes, by the node that declares them. */
  private readonly declared = new Map<Syntax, Router>();
  private readonly fixed = new Set<Router>();

  constructor(names: Names, constants: Constants) {
    this.names = names;
    this.constants = constants;
    this.routers = new Routers({
      operand: (node) =>
        WRAPPERS.has(node.type) ? node.children.at(-1) : rustCallOf(node)?.object,
      // Methods of a router return the router.
      derived: (router) => router,
      original: (node) => this.original(node),
    });
  }

  /** Returns the router that an expression evaluates to. Returns `null` if it is no router. */
  of(node: Syntax): Router | null {
    return this.routers.of(node);
  }

  /** Whether the router has only one path, as that of `web::resource("/x")`. */
  isFixed(router: Router): boolean {
    return this.fixed.has(router);
  }

  /** Returns the router of a parameter, or of a function with attributes. */
  at(node: Syntax): Router {
    const router = this.declared.get(node) ?? new Router();
    this.declared.set(node, router);
    return router;
  }

  /** Records that a call mounts other routers on this router. */
  mount(router: Router, { name, arguments: [first, second] }: RustCall): void {
    if (first === undefined) return;
    if (name === 'service' || name === 'merge') this.of(first)?.mount(router, ['']);
    if (name === 'configure') {
      const [parameter] =
        this.names.meaning(first)?.node.part('parameters')?.only('parameter') ?? [];
      const target = parameter?.part('pattern');
      if (target !== undefined) this.at(target).mount(router, ['']);
    }
    if (second === undefined || (name !== 'nest' && name !== 'mount')) return;
    const path = this.constants.text(first);
    const at = path === null ? null : [path === '/' ? '' : path];
    for (const mounted of name === 'nest' ? [second] : listed(second)) {
      this.of(mounted)?.mount(router, at);
    }
  }

  private original(node: Syntax): Router | null {
    const meaning = this.names.meaning(node);
    if (meaning !== undefined) {
      return meaning.value === null ? this.at(meaning.node) : this.of(meaning.value);
    }
    const target = node.type === 'call_expression' ? node.part('function') : undefined;
    if (target === undefined) return null;
    const called = this.names.meaning(target)?.node;
    if (called !== undefined) return this.result(called);
    const name = target.part('name')?.text;
    if (name === 'new' || name === 'build') return new Router();
    if (name !== 'scope' && name !== 'resource') return null;
    const path = node.part('arguments')?.children[0];
    const router = new Router(path === undefined ? null : this.constants.text(path));
    if (name === 'resource') this.fixed.add(router);
    return router;
  }

  /**
   * Returns the router that a function of this file returns: the value of the expression at its
   * end.
   */
  private result(node: Syntax): Router | null {
    const last = node.part('body')?.children.at(-1);
    return last === undefined ? null : this.of(last);
  }
}

/** Returns the names of the functions that `routes![a, b]` lists. */
function listed(node: Syntax): readonly Syntax[] {
  return node.only('token_tree').flatMap((tokens) => tokens.only('identifier'));
}
