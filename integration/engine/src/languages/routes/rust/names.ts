import { FILE, type Declaration, type NameRules } from '../names.ts';
import type { Syntax } from '../syntax.ts';
import { literalRules } from '../literals.ts';

/** How Rust writes strings and lists. */
export const RUST_LITERALS = literalRules({
  strings: 'string_literal raw_string_literal',
  contents: 'string_content',
  sums: { nodes: 'binary_expression', operator: '+' },
  first: 'parenthesized_expression',
  lists: '',
});

/**
 * How Rust names variables, parameters, constants and functions. Functions can be declared at any
 * place, and can be used as `Self::name`.
 */
export const RUST_NAMES: NameRules = {
  scopes: new Set(['function_item', 'closure_expression', 'block']),
  hoisted: false,
  declared(node) {
    const name = node.part('name') ?? node.part('pattern');
    switch (node.type) {
      case 'let_declaration':
        return name?.type === 'identifier' ? [valued(name, node.part('value'), node.end)] : [];
      case 'const_item':
      case 'static_item':
        return name === undefined ? [] : [valued(name, node.part('value'), 0)];
      case 'parameter':
        return name?.type === 'identifier' ? [valued(name, undefined, node.start)] : [];
      case 'identifier':
        return node.parent?.type === 'closure_parameters'
          ? [valued(node, undefined, node.start)]
          : [];
      case 'function_item':
        return name === undefined
          ? []
          : [{ name: name.text, node, value: null, from: 0, within: FILE }];
      default:
        return [];
    }
  },
  referred(node) {
    if (node.type === 'identifier') return node.text;
    const isOwn = node.type === 'scoped_identifier' && node.part('path')?.text === 'Self';
    return isOwn ? (node.part('name')?.text ?? null) : null;
  },
};

function valued(name: Syntax, value: Syntax | undefined, from: number): Declaration {
  return { name: name.text, node: name, value: value ?? null, from };
}
