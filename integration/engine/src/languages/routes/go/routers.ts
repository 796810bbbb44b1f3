import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import type { Names } from '../names.ts';
import { Router, Routers } from '../router.ts';
import type { Syntax } from '../syntax.ts';

const CONSTRUCTORS = new Set([
  'chi.NewMux',
  'chi.NewRouter',
  'echo.New',
  'fiber.New',
  'gin.Default',
  'gin.New',
  'http.NewServeMux',
  'httprouter.New',
  'mux.NewRouter',
]);

const TYPES = new Set([
  'chi.Mux',
  'chi.Router',
  'echo.Echo',
  'echo.Group',
  'fiber.App',
  'fiber.Group',
  'fiber.Router',
  'gin.Engine',
  'gin.IRouter',
  'gin.IRoutes',
  'gin.RouterGroup',
  'http.ServeMux',
  'httprouter.Router',
  'mux.Router',
]);

/**
 * Names of fields that usually contain a router. They are used if the type of the field is declared
 * in another file.
 */
const USUAL_FIELDS = new Set(['echo', 'engine', 'fiber', 'gin', 'mux', 'router']);

/** Methods of chi and fiber that pass a router, or a group of it, to a function. */
const HANDING = new Set(['Group', 'Route']);

/**
 * Methods that return the router on which they are called. Methods for the HTTP methods are not
 * listed.
 */
const CHAINED = new Set([
  'Any',
  'All',
  'StrictSlash',
  'Subrouter',
  'Use',
  'UseEncodedPath',
  'With',
]);

/** A call of a method, or of a function of a package. */
export interface GoCall {
  readonly node: Syntax;
  /** The object or the package on which the call is made. */
  readonly object: Syntax;
  readonly field: Syntax;
  readonly name: string;
  readonly arguments: readonly Syntax[];
}

/** Reads a node as a call of this kind. Returns `null` for any other node. */
export function goCallOf(node: Syntax): GoCall | null {
  const target = node.type === 'call_expression' ? node.part('function') : undefined;
  const object = target?.part('operand');
  const field = target?.part('field');
  if (target?.type !== 'selector_expression' || object === undefined || field === undefined) {
    return null;
  }
  const list = node.part('arguments')?.children ?? [];
  return { node, object, field, name: field.text, arguments: list };
}

/** Finds out which expressions of a file are routers. */
export class GoRouters {
  private readonly names: Names;
  private readonly constants: Constants;
  private readonly routers: Routers;
  /** The routers that the file uses but does not create, by the node that declares them. */
  private readonly declared = new Map<Syntax, Router>();
  /** The router to which the functions of net/http add their routes. */
  private readonly ofPackage = new Router();

  constructor(names: Names, constants: Constants) {
    this.names = names;
    this.constants = constants;
    this.routers = new Routers({
      operand: operandOf,
      derived: (router, node) => this.derived(router, node),
      original: (node) => this.original(node),
    });
  }

  /** Returns the router that an expression evaluates to. Returns `null` if it is no router. */
  of(node: Syntax): Router | null {
    return this.routers.of(node);
  }

  /**
   * Whether a router is that of the package net/http. On this package, `http.Get` is a call of a
   * client.
   */
  isPackage(router: Router): boolean {
    return router === this.ofPackage;
  }

  /**
   * Records that a call mounts another router, or the router that is the parameter of a function.
   */
  mount(router: Router, call: GoCall): void {
    const [first, second] = call.arguments;
    if (call.name === 'Mount' && first !== undefined && second !== undefined) {
      this.of(second)?.mount(router, this.place(first));
    }
    if (!HANDING.has(call.name)) return;
    const target = second ?? first;
    const parameter = target === undefined ? undefined : this.parameterOf(target);
    if (first === undefined || parameter === undefined) return;
    this.at(parameter).mount(router, second === undefined ? [''] : this.place(first));
  }

  private place(node: Syntax): readonly string[] | null {
    const path = this.constants.text(node);
    return path === null ? null : [path === '/' ? '' : path];
  }

  /**
   * Returns the first parameter of a function literal, or of the function that a name stands for.
   */
  private parameterOf(node: Syntax): Syntax | undefined {
    const target = node.type === 'func_literal' ? node : this.names.meaning(node)?.node;
    return target?.part('parameters')?.children[0]?.part('name');
  }

  private derived(router: Router, node: Syntax): Router | null {
    const call = goCallOf(node);
    if (call === null) return router;
    const [first] = call.arguments;
    switch (call.name) {
      case 'Group':
      case 'Route':
      case 'PathPrefix':
        if (first === undefined || first.type === 'func_literal') return router;
        return router.below(this.constants.text(first));
      default:
        return CHAINED.has(call.name) || methodNamed(call.name) !== undefined ? router : null;
    }
  }

  private original(node: Syntax): Router | null {
    const meaning = this.names.meaning(node);
    if (meaning !== undefined) {
      const made = meaning.value === null ? null : this.of(meaning.value);
      return made ?? this.typed(meaning.node);
    }
    switch (node.type) {
      case 'identifier':
        return node.text === 'http' ? this.ofPackage : null;
      case 'selector_expression':
        return USUAL_FIELDS.has(node.part('field')?.text.toLowerCase() ?? '')
          ? this.at(node)
          : null;
      case 'composite_literal':
        return isRouter(node.part('type')) ? new Router() : null;
      case 'call_expression':
        return this.result(node.part('function'));
      default:
        return null;
    }
  }

  /**
   * Returns the router that a call returns. `target` is what is called: a constructor, or a function
   * of this file.
   */
  private result(target: Syntax | undefined): Router | null {
    if (target === undefined) return null;
    const [operand, field] = [target.part('operand'), target.part('field')];
    const isFunction = operand?.type === 'identifier' && field !== undefined;
    if (isFunction && CONSTRUCTORS.has(`${operand.text}.${field.text}`)) return new Router();
    const called = this.names.meaning(target)?.node;
    const body = called?.part('body')?.children[0]?.children ?? [];
    const [returned] =
      body.at(-1)?.type === 'return_statement' ? (body.at(-1)?.children ?? []) : [];
    const made = returned?.children[0] === undefined ? null : this.of(returned.children[0]);
    if (made !== null) return made;
    const result = called?.part('result');
    return isRouter(result?.children[0]?.part('type') ?? result) ? new Router() : null;
  }

  private typed(node: Syntax): Router | null {
    const known = this.declared.get(node);
    return known ?? (isRouter(node.parent?.part('type')) ? this.at(node) : null);
  }

  private at(node: Syntax): Router {
    const router = this.declared.get(node) ?? new Router();
    this.declared.set(node, router);
    return router;
  }
}

function operandOf(node: Syntax): Syntax | undefined {
  if (node.type === 'parenthesized_expression') return node.children[0];
  if (node.type === 'unary_expression') return node.part('operand');
  return goCallOf(node)?.object;
}

/** Whether a type is a router of a known package, or a pointer to one. */
function isRouter(type: Syntax | undefined): boolean {
  const pointed = type?.type === 'pointer_type' ? type.children[0] : type;
  return pointed !== undefined && TYPES.has(pointed.text);
}
