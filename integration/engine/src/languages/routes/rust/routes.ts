import { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { RUST_LITERALS, RUST_NAMES } from './names.ts';
import { rustCallOf, RustRouters, type RustCall } from './routers.ts';

const MAX_CHAIN = 30;

/**
 * Finds the routes of axum, actix and Rocket. In actix and Rocket, attributes can declare routes
 * too.
 */
export function findRustRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const names = new Names(tree, RUST_NAMES);
  const constants = new Constants(names, RUST_LITERALS);
  const routers = new RustRouters(names, constants);
  return tree.nodes.flatMap((node) => [
    ...attributed(node, routers, constants),
    ...called(node, routers, constants),
  ]);
}

/** Finds the functions below a node that have attributes such as `#[get("/x")]`. */
function attributed(
  parent: Syntax,
  routers: RustRouters,
  constants: Constants,
): RouteDeclaration[] {
  const found: RouteDeclaration[] = [];
  let before: Syntax[] = [];
  for (const child of parent.children) {
    if (child.type === 'attribute_item') {
      before.push(child);
      continue;
    }
    for (const item of child.type === 'function_item' ? before : []) {
      const declared = attribute(item.children[0], constants);
      const first = before[0] ?? item;
      if (declared !== null) {
        found.push({ router: routers.at(child), ...declared, first, last: child });
      }
    }
    before = [];
  }
  return found;
}

/**
 * Reads the attribute of a route. In Rocket, a question mark ends the path, and parameters of the
 * query follow it.
 */
function attribute(
  node: Syntax | undefined,
  constants: Constants,
): Pick<RouteDeclaration, 'methods' | 'paths'> | null {
  const target = node?.children[0];
  const name = (target?.part('name') ?? target)?.text ?? '';
  const method = name === name.toLowerCase() ? methodNamed(name) : undefined;
  const [first, ...rest] = node?.part('arguments')?.children ?? [];
  const path = first?.type === 'string_literal' ? constants.text(first) : null;
  if (path?.startsWith('/') !== true || (method === undefined && name !== 'route')) return null;
  const listed = rest.flatMap((token, index) => {
    const isMethod = token.type === 'string_literal' && rest[index - 1]?.text === 'method';
    return isMethod ? (methodNamed(constants.text(token) ?? '') ?? null) : [];
  });
  if (method === undefined && listed.length === 0) return null;
  const [place = ''] = path.split('?');
  return { methods: method === undefined ? listed : [method], paths: [place] };
}

function called(node: Syntax, routers: RustRouters, constants: Constants): RouteDeclaration[] {
  const call = rustCallOf(node);
  if (call === null) return [];
  const known = routers.of(call.object);
  if (known !== null) routers.mount(known, call);
  const [first, second] = call.arguments;
  const isFixed = known !== null && routers.isFixed(known);
  const handler = isFixed ? first : second;
  const methods = methodsOf(call, handler, isFixed);
  const path = isFixed ? '' : first === undefined ? null : constants.text(first);
  if (methods === null || path === null) return [];
  // In a nested router of axum, `/` means the prefix itself. In actix it does not.
  const paths = [path === '/' && handler?.text.startsWith('web::') !== true ? '' : path];
  const start = call.object.type === 'call_expression' ? call.field : node;
  return [{ router: known ?? new Router(), methods, paths, first: start, last: node }];
}

function methodsOf(
  { name }: RustCall,
  handler: Syntax | undefined,
  isFixed: boolean,
): readonly (string | null)[] | null {
  if (handler === undefined) return null;
  if (name === 'route_service' || (isFixed && name === 'to')) return [null];
  const methods = name === 'route' ? handled(handler) : [];
  return methods.length === 0 ? null : methods;
}

/** Returns the HTTP methods of a handler such as `get(list).post(add)` or `web::get().to(list)`. */
function handled(handler: Syntax): (string | null)[] {
  const methods: (string | null)[] = [];
  let node: Syntax | undefined = handler;
  for (let length = 0; node !== undefined && length < MAX_CHAIN; length++) {
    const call = rustCallOf(node);
    const target: Syntax | undefined = node.part('function');
    const plain = target?.part('function') ?? target;
    const name = call?.name ?? (plain?.part('name') ?? plain)?.text ?? '';
    const [first] = node.part('arguments')?.children ?? [];
    methods.push(...methodsNamed(name, first));
    node = call?.object;
  }
  return methods.reverse();
}

function methodsNamed(name: string, argument: Syntax | undefined): (string | null)[] {
  if (name === 'any' || name === 'any_service') return [null];
  if (name === 'on' || name === 'method') {
    return [methodNamed(argument?.part('name')?.text ?? '') ?? null];
  }
  const method = methodNamed(name.endsWith('_service') ? name.slice(0, -'_service'.length) : name);
  return method === undefined || name !== name.toLowerCase() ? [] : [method];
}
