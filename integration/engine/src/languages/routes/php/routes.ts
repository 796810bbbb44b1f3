import { Constants } from '../constants.ts';
import { FILE, Names, type Declaration, type NameRules } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { findLaravelRoutes } from './laravel.ts';
import { findSymfonyRoutes } from './symfony.ts';
import { literalRules } from '../literals.ts';

/** How PHP writes strings and lists. */
const PHP_LITERALS = literalRules({
  strings: 'string encapsed_string',
  contents: 'string_content',
  sums: { nodes: 'binary_expression', operator: '.' },
  first: 'parenthesized_expression',
  last: 'argument array_element_initializer',
  lists: 'array_creation_expression',
});

/**
 * How PHP names variables and constants. Constants of a class are `self::NAME` and `Class::NAME`.
 */
const PHP_NAMES: NameRules = {
  scopes: new Set(['class_declaration', 'method_declaration', 'function_definition']),
  hoisted: true,
  declared(node) {
    if (node.type === 'const_element') return constant(node);
    const name = node.type === 'assignment_expression' ? node.part('left') : undefined;
    if (name?.type !== 'variable_name') return [];
    return [{ name: name.text, node: name, value: node.part('right') ?? null, from: node.end }];
  },
  referred(node) {
    if (node.type === 'name' || node.type === 'variable_name') return node.text;
    return node.type === 'class_constant_access_expression'
      ? node.text.replace(/^static::/, 'self::')
      : null;
  },
};

/** Finds the routes of Laravel, Slim and Symfony. */
export function findPhpRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const constants = new Constants(new Names(tree, PHP_NAMES), PHP_LITERALS);
  return [...findLaravelRoutes(tree, constants), ...findSymfonyRoutes(tree, constants)];
}

function constant(node: Syntax): Declaration[] {
  const [name, value] = node.children;
  if (name === undefined || value === undefined) return [];
  const declaration = { name: name.text, node: name, value, from: node.end };
  const owner = node.parent?.parent?.parent?.part('name')?.text;
  if (owner === undefined) return [declaration];
  return [
    { ...declaration, name: `self::${name.text}` },
    { ...declaration, name: `${owner}::${name.text}`, within: FILE },
  ];
}
