import { FILE, type Declaration, type NameRules, type Names } from '../names.ts';
import type { Syntax } from '../syntax.ts';
import { literalRules } from '../literals.ts';

/** How JavaScript writes strings and lists. */
export const JAVASCRIPT_LITERALS = literalRules({
  strings: 'string template_string',
  contents: 'string_fragment',
  interpolations: 'template_substitution',
  sums: { nodes: 'binary_expression', operator: '+' },
  first: 'parenthesized_expression as_expression satisfies_expression non_null_expression',
  lists: 'array',
});

const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

const PATTERNS = new Set([
  'assignment_pattern',
  'object_assignment_pattern',
  'object_pattern',
  'optional_parameter',
  'pair_pattern',
  'required_parameter',
]);

const CLASS = 'class_body';

/**
 * How JavaScript names things: variables, functions, parameters and imports; properties as
 * `this.x`; members of objects, enums and classes as `X.y`.
 */
export const JAVASCRIPT_NAMES: NameRules = {
  scopes: new Set([...FUNCTIONS, 'statement_block', CLASS]),
  hoisted: true,
  declared(node) {
    const name = node.part('name');
    switch (node.type) {
      case 'variable_declarator':
        return name?.type === 'identifier' ? [valued(name.text, name, node)] : [];
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        return assigned(node);
      case 'function_declaration':
        return name === undefined ? [] : [plain(name, node)];
      case 'identifier':
        return isDeclaring(node) ? [plain(node, node)] : [];
      case 'shorthand_property_identifier_pattern':
        return [plain(node, node)];
      case 'import_specifier':
        return name === undefined ? [] : [plain(node.part('alias') ?? name, node)];
      case 'required_parameter':
      case 'optional_parameter':
        return property(node);
      case 'field_definition':
      case 'public_field_definition':
        return field(node);
      case 'pair':
        return entry(node);
      case 'enum_assignment':
        return name === undefined ? [] : [member(enumAround(node), name, node)];
      default:
        return [];
    }
  },
  referred(node) {
    if (node.type === 'identifier' || node.type === 'shorthand_property_identifier') {
      return node.text;
    }
    const object = node.type === 'member_expression' ? node.part('object') : undefined;
    if (object?.type !== 'this' && object?.type !== 'identifier') return null;
    return `${object.text}.${node.part('property')?.text ?? ''}`;
  },
};

/** Whether a node is a function with a body of its own. */
export function isFunction(node: Syntax): boolean {
  return FUNCTIONS.has(node.type);
}

/**
 * The module from which a name is imported, and the name that it has there. That name can be
 * `default` or `*`.
 */
export interface Origin {
  readonly module: string;
  readonly name: string;
}

/** Follows a name or a call of `require` back to its import. */
export function javascriptOrigin(names: Names, node: Syntax, depth = 0): Origin | null {
  if (depth > 5) return null;
  if (node.type === 'call_expression') {
    const argument = node.part('arguments')?.children[0];
    if (node.part('function')?.text !== 'require' || argument === undefined) return null;
    return { module: moduleOf(argument), name: 'default' };
  }
  const meaning = names.meaning(node);
  if (meaning !== undefined) return originOfDeclaration(names, meaning, depth);
  const object = node.type === 'member_expression' ? node.part('object') : undefined;
  const origin = object === undefined ? null : javascriptOrigin(names, object, depth + 1);
  if (origin === null || !['default', '*'].includes(origin.name)) return null;
  return { module: origin.module, name: node.part('property')?.text ?? '' };
}

/** Returns the import behind a declaration. The declaration may use other names in between. */
export function originOfDeclaration(
  names: Names,
  { node, value }: Pick<Declaration, 'node' | 'value'>,
  depth = 0,
): Origin | null {
  return value === null
    ? importedBy(names, node, depth)
    : javascriptOrigin(names, value, depth + 1);
}

/** Whether a name is declared by a parameter of a function, or by a pattern in a parameter. */
export function isParameter(node: Syntax): boolean {
  let place: Syntax | null = node;
  while (place !== null && PATTERNS.has(place.parent?.type ?? '')) place = place.parent;
  return place?.role === 'parameter' || place?.parent?.type === 'formal_parameters';
}

function importedBy(names: Names, node: Syntax, depth: number): Origin | null {
  const { parent } = node;
  if (parent === null) return null;
  switch (parent.type) {
    case 'named_imports':
      return imported(parent.parent?.parent, node.part('name')?.text ?? '');
    case 'import_clause':
      return imported(parent.parent, 'default');
    case 'namespace_import':
      return imported(parent.parent?.parent, '*');
    case 'import_require_clause':
      return imported(parent, 'default');
    case 'object_pattern':
    case 'pair_pattern': {
      const pattern = parent.type === 'pair_pattern' ? parent.parent : parent;
      const value = pattern?.role === 'name' ? pattern.parent?.part('value') : undefined;
      const origin = value === undefined ? null : javascriptOrigin(names, value, depth + 1);
      const name = parent.part('key')?.text ?? node.text;
      return origin === null ? null : { module: origin.module, name };
    }
    default:
      return null;
  }
}

function imported(statement: Syntax | null | undefined, name: string): Origin | null {
  const source = statement?.part('source');
  return source === undefined ? null : { module: moduleOf(source), name };
}

function moduleOf(source: Syntax): string {
  return source.text.slice(1, -1);
}

function plain(name: Syntax, node: Syntax): Declaration {
  return { name: name.text, node, value: null, from: node.start };
}

function valued(name: string, node: Syntax, whole: Syntax): Declaration {
  return { name, node, value: whole.part('value') ?? null, from: whole.end };
}

function member(owner: Syntax | null | undefined, name: Syntax, whole: Syntax): Declaration {
  const key = name.type === 'string' ? name.text.slice(1, -1) : name.text;
  return { ...valued(`${owner?.text ?? ''}.${key}`, name, whole), within: FILE };
}

function assigned(node: Syntax): Declaration[] {
  const target = node.part('left');
  if (target === undefined) return [];
  const value = node.type === 'assignment_expression' ? (node.part('right') ?? null) : null;
  const declaration = { name: target.text, node: target, value, from: node.end };
  if (target.type === 'identifier') return [{ ...declaration, assigns: true }];
  return target.part('object')?.type === 'this' ? [{ ...declaration, within: CLASS }] : [];
}

function isDeclaring(node: Syntax): boolean {
  const { role, parent } = node;
  switch (parent?.type ?? '') {
    case 'formal_parameters':
    case 'import_clause':
    case 'namespace_import':
    case 'import_require_clause':
      return true;
    case 'arrow_function':
      return role === 'parameter';
    case 'pair_pattern':
      return role === 'value';
    case 'required_parameter':
    case 'optional_parameter':
      return role === 'pattern';
    case 'assignment_pattern':
      return role === 'left';
    default:
      return false;
  }
}

/** Reads a parameter of a constructor that also declares a property. */
function property(node: Syntax): Declaration[] {
  const pattern = node.part('pattern');
  if (pattern?.type !== 'identifier' || node.only('accessibility_modifier').length === 0) return [];
  return [{ ...plain(pattern, pattern), name: `this.${pattern.text}`, within: CLASS }];
}

function field(node: Syntax): Declaration[] {
  const name = node.part('name') ?? node.part('property');
  if (name === undefined) return [];
  const declaration = { ...valued(`this.${name.text}`, name, node), within: CLASS };
  return [declaration, member(node.parent?.parent?.part('name'), name, node)];
}

/** Reads an entry of an object literal that is the value of a variable. */
function entry(node: Syntax): Declaration[] {
  let holder = node.parent?.parent;
  if (holder?.type === 'as_expression' || holder?.type === 'satisfies_expression') {
    holder = holder.parent;
  }
  const key = node.part('key');
  if (holder?.type !== 'variable_declarator' || key === undefined) return [];
  return [member(holder.part('name'), key, node)];
}

function enumAround(node: Syntax): Syntax | undefined {
  return node.parent?.parent?.part('name');
}
