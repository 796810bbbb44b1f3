import { FILE, type Declaration, type NameRules } from '../names.ts';
import type { Syntax } from '../syntax.ts';
import { literalRules } from '../literals.ts';

/** How Go writes strings and lists. */
export const GO_LITERALS = literalRules({
  strings: 'interpreted_string_literal raw_string_literal',
  contents: 'interpreted_string_literal_content raw_string_literal_content',
  sums: { nodes: 'binary_expression', operator: '+' },
  first: 'parenthesized_expression',
  last: 'composite_literal',
  lists: 'literal_value',
});

/**
 * How Go names variables, functions and parameters. Fields and methods are known as `.name`, for
 * any type.
 */
export const GO_NAMES: NameRules = {
  scopes: new Set(['function_declaration', 'method_declaration', 'func_literal', 'block']),
  hoisted: false,
  declared(node) {
    switch (node.type) {
      case 'short_var_declaration':
        return paired(expressions(node, 'left'), node);
      case 'var_spec':
      case 'const_spec':
        return paired(node.only('identifier'), node);
      case 'assignment_statement':
        return paired(expressions(node, 'left'), node).map((declaration) => ({
          ...declaration,
          assigns: true,
        }));
      case 'parameter_declaration':
        return node.only('identifier').map((name) => plain(name, name));
      case 'field_declaration':
        return node.only('field_identifier').map((name) => field(name, name, null));
      case 'function_declaration':
        return named(node).map((name) => plain(name, node));
      case 'method_declaration':
        return named(node).map((name) => field(name, node, null));
      case 'keyed_element': {
        const [key, value] = node.children.map(({ children }) => children[0]);
        return key?.type === 'identifier' ? [field(key, key, value ?? null)] : [];
      }
      default:
        return [];
    }
  },
  referred(node) {
    if (node.type === 'identifier') return node.text;
    return node.type === 'selector_expression' ? `.${node.part('field')?.text ?? ''}` : null;
  },
};

function expressions(node: Syntax, role: string): readonly Syntax[] {
  return node.part(role)?.children ?? [];
}

/**
 * Pairs names with their values. If a call has several results, only the first name gets the call
 * as its value.
 */
function paired(names: readonly Syntax[], node: Syntax): Declaration[] {
  const values = [...expressions(node, 'right'), ...expressions(node, 'value')];
  const known = ['=', undefined].includes(node.part('operator')?.text);
  return names.flatMap((name, index) => {
    const value = known ? (values[index] ?? null) : null;
    const from = isInFunction(node) ? node.end : 0;
    if (name.type === 'identifier') return [{ name: name.text, node: name, value, from }];
    const part = name.part('field');
    return part === undefined ? [] : [field(part, name, value)];
  });
}

function plain(name: Syntax, node: Syntax): Declaration {
  return { name: name.text, node, value: null, from: node.type === 'identifier' ? node.start : 0 };
}

function field(name: Syntax, node: Syntax, value: Syntax | null): Declaration {
  return { name: `.${name.text}`, node, value, from: 0, within: FILE };
}

function named(node: Syntax): Syntax[] {
  const name = node.part('name');
  return name === undefined ? [] : [name];
}

/**
 * Whether a declaration is inside of a function. Only a declaration outside of functions can be
 * used before its own line.
 */
function isInFunction(node: Syntax): boolean {
  const around = node.parent?.parent;
  return around?.type !== 'source_file' && around?.parent?.type !== 'source_file';
}
