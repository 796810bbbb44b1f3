import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import type { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router, Routers } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';

/** A call of a method. */
interface MethodCall {
  readonly object: Syntax;
  readonly property: Syntax;
  readonly name: string;
  readonly arguments: readonly Syntax[];
}

/**
 * Finds the endpoints of `MapGet` and similar methods. These names are rare enough to be recognised
 * on any object.
 */
export function findEndpoints(
  tree: SyntaxTree,
  names: Names,
  constants: Constants,
): RouteDeclaration[] {
  const routers = routersOf(names, constants);
  const extensions = extensionsOf(tree);
  return tree.nodes.flatMap((node) => {
    const call = methodCallOf(node);
    if (call === null) return [];
    const extended = extensions.get(call.name);
    const router = extended === undefined ? null : routers.of(call.object);
    if (extended !== undefined && router !== null) routers.of(extended)?.mount(router, ['']);
    const declared = declaredBy(call, constants);
    const on = declared === null ? null : routers.of(call.object);
    if (declared === null || on === null) return [];
    const first = call.object.type === 'invocation_expression' ? call.property : node;
    return [{ router: on, ...declared, first, last: node }];
  });
}

/** Makes the rules for routers. Every expression can be a router, but only groups have a prefix. */
function routersOf(names: Names, constants: Constants): Routers {
  const routers: Routers = new Routers({
    operand: (node) => methodCallOf(node)?.object,
    derived(router, node) {
      const call = methodCallOf(node);
      const [path] = call?.name === 'MapGroup' ? call.arguments : [];
      return path === undefined ? router : router.below(pathOf(path, constants));
    },
    original(node) {
      const meaning = names.meaning(node);
      const source = meaning?.value ?? meaning?.node;
      return source === undefined || source === node ? new Router() : routers.of(source);
    },
  });
  return routers;
}

function declaredBy(
  { name, arguments: [path, second, third] }: MethodCall,
  constants: Constants,
): Pick<RouteDeclaration, 'methods' | 'paths'> | null {
  const method = name.startsWith('Map') ? methodNamed(name.slice('Map'.length)) : undefined;
  const isList = name === 'MapMethods' && third !== undefined;
  if (path === undefined || second === undefined) return null;
  const text = pathOf(path, constants);
  if (text === null || (method === undefined && !isList)) return null;
  const methods = isList ? (constants.texts(second)?.map(upper) ?? [null]) : [method ?? null];
  return { methods, paths: [text] };
}

/** Returns a path without a slash at its end, which ASP.NET ignores. */
function pathOf(node: Syntax, constants: Constants): string | null {
  const path = constants.text(node);
  return path === '/' ? '' : path;
}

function upper(text: string): string {
  return text.toUpperCase();
}

/**
 * Finds the extension methods of a file. Returns the first parameter of each, by the name of the
 * method.
 */
function extensionsOf(tree: SyntaxTree): ReadonlyMap<string, Syntax> {
  const found = new Map<string, Syntax>();
  for (const node of tree.nodes) {
    const parameter =
      node.type === 'method_declaration' ? node.part('parameters')?.children[0] : undefined;
    const [name, target] = [node.part('name'), parameter?.part('name')];
    const isExtension = parameter?.only('modifier').some(({ text }) => text === 'this') === true;
    if (isExtension && name !== undefined && target !== undefined) found.set(name.text, target);
  }
  return found;
}

function methodCallOf(node: Syntax): MethodCall | null {
  const target = node.type === 'invocation_expression' ? node.part('function') : undefined;
  const object = target?.part('expression');
  const property = target?.part('name');
  if (object === undefined || property === undefined) return null;
  const list = node.part('arguments')?.children ?? [];
  return { object, property, name: property.text, arguments: list };
}
