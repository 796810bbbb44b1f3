import { Constants } from '../constants.ts';
import { FILE, Names, type Declaration, type NameRules } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { findControllerRoutes } from './controllers.ts';
import { findEndpoints } from './endpoints.ts';
import { literalRules } from '../literals.ts';

/** How C# writes strings and lists. */
const CSHARP_LITERALS = literalRules({
  strings: 'string_literal raw_string_literal interpolated_string_expression',
  contents: 'string_content string_literal_content raw_string_content',
  delimiters: 'interpolation_start interpolation_brace raw_string_start raw_string_end',
  interpolations: 'interpolation',
  doubled: 'interpolated_string_expression',
  sums: { nodes: 'binary_expression', operator: '+' },
  first: 'parenthesized_expression as_expression',
  last: 'argument attribute_argument implicit_array_creation_expression',
  lists: 'initializer_expression element_binding_expression array_creation_expression',
  others: {
    verbatim_string_literal: ({ text }) => text.slice(2, -1).replaceAll('""', '"'),
  },
});

/**
 * How C# names variables, parameters and fields. A field can be used as `Name` and as `Class.Name`.
 */
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

/**
 * Finds the routes of ASP.NET: those of controllers, and the endpoints of `MapGet` and similar
 * methods.
 */
export function findCSharpRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const names = new Names(tree, CSHARP_NAMES);
  const constants = new Constants(names, CSHARP_LITERALS);
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
