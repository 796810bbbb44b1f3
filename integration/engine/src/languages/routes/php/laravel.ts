import type { Constants } from '../constants.ts';
import { singular } from '../inflection.ts';
import { methodNamed } from '../methods.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import { walk, type Syntax, type SyntaxTree } from '../syntax.ts';

/** Names of variables and properties that usually contain a router of Lumen or Slim. */
const USUAL_NAMES = new Set(['app', 'group', 'r', 'router', 'routes']);

/**
 * Methods whose first argument is a path, each with its HTTP method. `null` stands for any method.
 */
const OTHERS: ReadonlyMap<string, string | null> = new Map([
  ['any', null],
  ['inertia', 'GET'],
  ['permanentRedirect', null],
  ['redirect', null],
  ['view', 'GET'],
]);

/** Methods whose first argument lists HTTP methods. The path is the second argument. */
const LISTED = new Set(['addRoute', 'map', 'match']);

/**
 * The actions of a resource controller. If `isMember` is true, the path of the action contains the
 * parameter that selects one resource.
 */
const ACTIONS: readonly {
  readonly name: string;
  readonly methods: readonly string[];
  readonly isMember: boolean;
  readonly path: string;
}[] = [
  { name: 'index', methods: ['GET'], isMember: false, path: '' },
  { name: 'create', methods: ['GET'], isMember: false, path: 'create' },
  { name: 'store', methods: ['POST'], isMember: false, path: '' },
  { name: 'show', methods: ['GET'], isMember: true, path: '' },
  { name: 'edit', methods: ['GET'], isMember: true, path: 'edit' },
  { name: 'update', methods: ['PUT', 'PATCH'], isMember: true, path: '' },
  { name: 'destroy', methods: ['DELETE'], isMember: true, path: '' },
];

const MAX_CHAIN = 30;

/** A call in a chain of calls that begins with a router. */
interface Call {
  readonly node: Syntax;
  readonly property: Syntax;
  readonly name: string;
  readonly arguments: readonly Syntax[];
  /** The earlier calls of the chain. The nearest call comes first. */
  readonly before: readonly Pick<Call, 'name' | 'arguments'>[];
  /**
   * True if the chain begins with `Route`. Otherwise it begins with a variable that may be a
   * router.
   */
  readonly isFacade: boolean;
}

/** Finds the routes of Laravel, Lumen and Slim. */
export function findLaravelRoutes(tree: SyntaxTree, constants: Constants): RouteDeclaration[] {
  const found: RouteDeclaration[] = [];
  const root = new Router();
  const open: { node: Syntax; router: Router }[] = [];
  walk(
    tree.root,
    (node) => {
      const call = callOf(node);
      if (call === null) return true;
      const router = routerOf(call, open.at(-1)?.router ?? root, constants);
      if (call.name === 'group') {
        open.push({ node, router: groupOf(call, router, constants) });
      } else {
        found.push(...declarations(call, router, constants));
      }
      return true;
    },
    (node) => {
      if (open.at(-1)?.node === node) open.pop();
    },
  );
  return found;
}

function callOf(node: Syntax): Call | null {
  const before: Pick<Call, 'name' | 'arguments'>[] = [];
  let base: Syntax | undefined = node;
  while (base?.type === 'member_call_expression' && before.length < MAX_CHAIN) {
    before.push({ name: base.part('name')?.text ?? '', arguments: argumentsOf(base) });
    base = base.part('object');
  }
  const isFacade = base?.type === 'scoped_call_expression' && isRoute(base.part('scope')?.text);
  if (isFacade && base !== undefined) {
    before.push({ name: base.part('name')?.text ?? '', arguments: argumentsOf(base) });
  }
  const [own, ...others] = before;
  const property = node.part('name');
  if (own === undefined || property === undefined) return null;
  if (!isFacade && !USUAL_NAMES.has(nameOf(base))) return null;
  return { node, property, ...own, before: others, isFacade };
}

/** Whether a name is Laravel's `Route`, with or without its namespace. */
function isRoute(name = ''): boolean {
  return name.slice(name.lastIndexOf('\\') + 1) === 'Route';
}

/** The name of a variable, or of a property of `$this`. */
function nameOf(node: Syntax | undefined): string {
  const isOwn = node?.type === 'member_access_expression' && node.part('object')?.text === '$this';
  if (isOwn) return node.part('name')?.text ?? '';
  return node?.type === 'variable_name' ? node.text.slice(1) : '';
}

function argumentsOf(call: Syntax): readonly Syntax[] {
  return (call.part('arguments')?.children ?? []).map(
    (argument) => argument.children.at(-1) ?? argument,
  );
}

/** Returns the router of a call. Its prefix comes from earlier calls of the chain. */
function routerOf(call: Call, router: Router, constants: Constants): Router {
  const [prefix] = call.before.find(({ name }) => name === 'prefix')?.arguments ?? [];
  return prefix === undefined ? router : router.below(constants.text(prefix));
}

function groupOf(
  { arguments: [first, second] }: Call,
  router: Router,
  constants: Constants,
): Router {
  if (first === undefined || second === undefined) return router;
  if (first.type !== 'array_creation_expression') return router.below(constants.text(first));
  const prefix = entryOf(first, 'prefix', constants);
  return prefix === undefined ? router : router.below(constants.text(prefix));
}

function entryOf(list: Syntax | undefined, key: string, constants: Constants): Syntax | undefined {
  for (const { children } of list?.children ?? []) {
    const [name, value] = children;
    if (name !== undefined && value !== undefined && constants.text(name) === key) return value;
  }
  return undefined;
}

function declarations(call: Call, router: Router, constants: Constants): RouteDeclaration[] {
  const { name, node, property, isFacade } = call;
  const [first, second, third] = call.arguments;
  if (first === undefined || second === undefined) return [];
  const position = { first: call.before.length > 0 ? property : node, last: node };
  if (isFacade && (name === 'resource' || name === 'apiResource')) {
    return resource(call, router, constants).map((route) => ({ ...route, ...position }));
  }
  const isListed = LISTED.has(name);
  const method = methodNamed(name) ?? (isFacade || name === 'any' ? OTHERS.get(name) : undefined);
  const path = constants.text(isListed ? second : first);
  if (path === null || (isListed ? third === undefined : method === undefined)) return [];
  if (!isFacade && path !== '' && !path.startsWith('/')) return [];
  const listed = constants.texts(first)?.map((text) => methodNamed(text) ?? null) ?? [null];
  const methods = isListed ? listed : [method ?? null];
  return [{ router, methods, paths: [path === '/' ? '' : path], ...position }];
}

function resource(
  call: Call,
  router: Router,
  constants: Constants,
): Pick<RouteDeclaration, 'router' | 'methods' | 'paths'>[] {
  const [first, , options] = call.arguments;
  const name = first === undefined ? null : constants.text(first);
  const behind = callsBehind(call.node);
  const isOther = behind.some((other) => ['parameters', 'shallow'].includes(other.name));
  if (name === null || isOther) return [];
  const listed = (key: string): readonly string[] | null | undefined => {
    const entry = entryOf(options, key, constants);
    const own = behind.find((other) => other.name === key)?.arguments ?? (entry && [entry]);
    if (own === undefined) return undefined;
    const texts = own.map((node) => constants.texts(node));
    return texts.every((some) => some !== null) ? texts.flat() : null;
  };
  const [only, except] = [listed('only'), listed('except')];
  if (only === null || except === null) return [];
  const isApi = call.name === 'apiResource';
  const collection = router.below(nested(name));
  const member = collection.below(parameterOf(name));
  return ACTIONS.flatMap((action) => {
    if (isApi && (action.name === 'create' || action.name === 'edit')) return [];
    if (only?.includes(action.name) === false) return [];
    if (except?.includes(action.name) === true) return [];
    const { isMember, methods, path } = action;
    return [{ router: isMember ? member : collection, methods, paths: [path] }];
  });
}

/** Returns the path of a nested resource: `photos.comments` stands for the comments of a photo. */
function nested(name: string): string {
  const [first = '', ...rest] = name.split('.').reverse();
  const owners = rest.reverse().map((owner) => `${owner}/${parameterOf(owner)}`);
  return [...owners, first].join('/');
}

function parameterOf(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
  return `{${singular(last).replaceAll('-', '_')}}`;
}

/** Returns the calls that follow a call in its chain. */
function callsBehind(node: Syntax): Pick<Call, 'name' | 'arguments'>[] {
  const calls: Pick<Call, 'name' | 'arguments'>[] = [];
  let outer = node.parent;
  while (outer?.type === 'member_call_expression' && calls.length < MAX_CHAIN) {
    calls.push({ name: outer.part('name')?.text ?? '', arguments: argumentsOf(outer) });
    outer = outer.parent;
  }
  return calls;
}
