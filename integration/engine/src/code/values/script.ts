import type { Node } from 'web-tree-sitter';
import { nameOf, qualify, type Scope } from '../declarations/declaration.ts';
import { MAX_WRAPPERS, type NamedNode, type ValueRule, type Values } from './value.ts';

/** A statement with one variable; of several, each is for itself. */
const nameVariables: ValueRule = (node, scope) => {
  const [variable, ...others] = node.namedChildren.filter(
    ({ type }) => type === 'variable_declarator',
  );
  return variable === undefined || others.length > 0
    ? []
    : nameVariable(variable, scope).map(({ name }) => ({ name, node }));
};

const nameVariable: ValueRule = (node, scope) =>
  namesIn(node.childForFieldName('name'), 0).map((name) => ({
    name: qualify(scope, '.', name),
    node,
  }));

const NAMES = new Set(['identifier', 'shorthand_property_identifier_pattern']);

const PATTERNS = new Set(['array_pattern', 'object_pattern', 'rest_pattern']);

/** The variables of a pattern such as `{ a, b: [c = 1, ...d] }`. */
function namesIn(pattern: Node | null, depth: number): string[] {
  if (pattern === null || depth === MAX_WRAPPERS) return [];
  if (NAMES.has(pattern.type)) return [nameOf(pattern)];
  if (PATTERNS.has(pattern.type)) {
    return pattern.namedChildren.flatMap((child) => namesIn(child, depth + 1));
  }
  const part =
    pattern.type === 'pair_pattern'
      ? pattern.childForFieldName('value')
      : pattern.childForFieldName('left');
  return namesIn(part, depth + 1);
}

const nameField: ValueRule = (node, scope) => {
  const name = node.childForFieldName('name') ?? node.childForFieldName('property');
  if (scope.functions !== 'methods' || name?.type.endsWith('property_identifier') !== true) {
    return [];
  }
  return [{ name: qualify(scope, '.', nameOf(name)), node }];
};

/** What is exported as the default is called so, by whatever other name it goes. */
const nameExport: ValueRule = (node, scope) => {
  const isDefault = node.children.some(({ type }) => type === 'default');
  return isDefault ? [{ name: qualify(scope, '.', 'default'), node }] : nameWrapped(node, scope);
};

/** An `export`, or a `declare`, before one variable. */
function nameWrapped(node: Node, scope: Scope): readonly NamedNode[] {
  const inner = node.lastNamedChild;
  const isStatement =
    inner?.type === 'lexical_declaration' || inner?.type === 'variable_declaration';
  return isStatement ? nameVariables(inner, scope).map(({ name }) => ({ name, node })) : [];
}

/** `exports.name = …` and `module.exports = …`, but not of what another name has. */
const nameAssigned: ValueRule = (node) => {
  const assignment = node.firstNamedChild;
  if (assignment?.type !== 'assignment_expression') return [];
  const target = nameOf(assignment.childForFieldName('left'));
  if (target === 'module.exports') return [{ name: 'default', node }];
  const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(target)?.[1];
  const value = assignment.childForFieldName('right');
  const isElsewhere = value?.type === 'assignment_expression' || value?.type === 'identifier';
  if (name === undefined || isElsewhere || nameOf(value) === 'void 0') return [];
  return [{ name, node, isMention: true }];
};

/** JavaScript and TypeScript, with or without JSX. */
export const SCRIPT: Values = {
  rules: {
    ambient_declaration: nameWrapped,
    export_statement: nameExport,
    expression_statement: nameAssigned,
    field_definition: nameField,
    lexical_declaration: nameVariables,
    public_field_definition: nameField,
    variable_declaration: nameVariables,
    variable_declarator: nameVariable,
  },
  roles: { internal_module: 'module', module: 'module' },
};
