import { Constants } from '../constants.ts';
import { FILE, Names, type Declaration, type NameRules } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { findControllerRoutes } from './controllers.ts';
import { findEndpoints } from './endpoints.ts';

/** Variables, parameters, and fields of classes as `Name` and `Class.Name`. */
const CSHARP_NAMES: NameRules = {
  scopes: new Set([
    'class_declaration',
    'method_declaration',
    'local_function_statement',
    'lambda_expression',
    'block',
  ]),
  hoisted: true,
  declared(node) {
    if (node.type === 'variable_declarator') return variable(node);
    const name = node.type === 'parameter' ? node.part('name') : undefined;
    return name === undefined
      ? []
      : [{ name: name.text, node: name, value: null, from: node.start }];
  },
  referred(node) {
    if (node.type === 'identifier') return node.text;
    const object = node.type === 'member_access_expression' ? node.part('expression') : undefined;
    return object?.type === 'identifier' ? node.text : null;
  },
};

/** The routes of ASP.NET: controllers, and endpoints of `MapGet` and similar methods. */
export function findCSharpRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const names = new Names(tree, CSHARP_NAMES);
  const constants = new Constants(names);
  return [...findControllerRoutes(tree, constants), ...findEndpoints(tree, names, constants)];
}

function variable(node: Syntax): Declaration[] {
  const name = node.part('name');
  const last = node.children.at(-1);
  if (name === undefined) return [];
  const value = last === name ? null : (last ?? null);
  const declaration = { name: name.text, node: name, value, from: node.end };
  const holder = node.parent?.parent;
  if (holder?.type !== 'field_declaration') return [declaration];
  const owner = holder.parent?.parent?.part('name')?.text ?? '';
  return [declaration, { ...declaration, name: `${owner}.${name.text}`, within: FILE }];
}
