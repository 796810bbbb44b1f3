import type { Node } from 'web-tree-sitter';
import {
  type Declaration,
  type Declarations,
  functionNamed,
  nameOf,
  qualify,
  type Rule,
  type Scope,
  typeNamed,
} from './declaration.ts';

const FUNCTIONS = new Set([
  'arrow_function',
  'function_expression',
  'generator_function',
  'function_declaration',
  'generator_function_declaration',
]);

const WRAPPERS = new Set(['parenthesized_expression', 'as_expression', 'satisfies_expression']);

/** In how many parentheses and type assertions a function may stand. */
const MAX_WRAPPERS = 8;

const declareFunction: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '.');

const declareClass: Rule = (node, scope) =>
  typeNamed('class', nameOf(node.childForFieldName('name')), scope, '.');

const declareType: Rule = (node, scope) => {
  const name = nameOf(node.childForFieldName('name'));
  return name === '' ? null : { kind: 'type', name: qualify(scope, '.', name), members: null };
};

const declareMethod: Rule = (node, scope) =>
  scope.functions === 'methods' ? declareFunction(node, scope) : null;

/** A field that holds a function is as good as a method. */
const declareField: Rule = (node, scope) => {
  const name = node.childForFieldName('name') ?? node.childForFieldName('property');
  const value = unwrap(node.childForFieldName('value'));
  if (scope.functions !== 'methods' || value === null || !FUNCTIONS.has(value.type)) return null;
  return functionNamed(nameOf(name), scope, '.');
};

/** A variable is a function, or a class, where that is its value. */
const declareVariable: Rule = (node, scope) =>
  declareValue(nameOf(node.childForFieldName('name')), node.childForFieldName('value'), scope);

function declareValue(name: string, value: Node | null, scope: Scope): Declaration | null {
  const inner = unwrap(value);
  if (inner === null) return null;
  if (FUNCTIONS.has(inner.type)) return functionNamed(name, scope, '.');
  return inner.type === 'class' ? typeNamed('class', name, scope, '.') : null;
}

function unwrap(value: Node | null): Node | null {
  let inner = value;
  for (let depth = 0; inner !== null && WRAPPERS.has(inner.type) && depth < MAX_WRAPPERS; depth++) {
    inner = inner.firstNamedChild;
  }
  return inner;
}

/** A statement with one variable is that variable's; of several, each is for itself. */
const declareVariables: Rule = (node, scope) => {
  const [variable, ...others] = node.namedChildren.filter(
    ({ type }) => type === 'variable_declarator',
  );
  if (variable === undefined || others.length > 0) return null;
  const declaration = declareVariable(variable, scope);
  return declaration && { ...declaration, inner: variable };
};

/** What is exported as the default, without a name of its own, is called `default`. */
const declareExport: Rule = (node, scope) => {
  const value = node.childForFieldName('value');
  if (value !== null) {
    const own = nameOf(unwrap(value)?.childForFieldName('name'));
    return declareValue(own === '' ? 'default' : own, value, scope);
  }
  return declareWrapped(node.childForFieldName('declaration'), scope);
};

/** `declare` stands before the declaration proper. */
const declareAmbient: Rule = (node, scope) => declareWrapped(node.lastNamedChild, scope);

function declareWrapped(inner: Node | null, scope: Scope): Declaration | null {
  if (inner === null) return null;
  const declaration = SCRIPT.rules[inner.type]?.(inner, scope) ?? null;
  return declaration && { inner, ...declaration };
}

/** `namespace N {}`. One that is named by a string is another file's module. */
const declareNamespace: Rule = (node, scope) => {
  const name = node.childForFieldName('name');
  if (name === null || name.type === 'string') return null;
  const path = qualify(scope, '.', nameOf(name));
  return { kind: null, name: path, members: { path, functions: 'functions' } };
};

/** `exports.name = …`, `module.exports.name = …` and `module.exports = …`. */
const declareAssigned: Rule = (node, scope) => {
  const assignment = node.firstNamedChild;
  if (assignment?.type !== 'assignment_expression') return null;
  const target = nameOf(assignment.childForFieldName('left'));
  const value = assignment.childForFieldName('right');
  if (target === 'module.exports') return declareValue('default', value, scope);
  const match = /^(?:module\.)?exports\.([\w$]+)$/.exec(target);
  return match?.[1] === undefined ? null : declareValue(match[1], value, scope);
};

/** JavaScript and TypeScript, with or without JSX. */
export const SCRIPT: Declarations = {
  rules: {
    abstract_class_declaration: declareClass,
    abstract_method_signature: declareMethod,
    ambient_declaration: declareAmbient,
    class_declaration: declareClass,
    enum_declaration: declareType,
    export_statement: declareExport,
    expression_statement: declareAssigned,
    field_definition: declareField,
    function_declaration: declareFunction,
    function_signature: declareFunction,
    generator_function_declaration: declareFunction,
    interface_declaration: declareType,
    internal_module: declareNamespace,
    lexical_declaration: declareVariables,
    method_definition: declareMethod,
    method_signature: declareMethod,
    module: declareNamespace,
    public_field_definition: declareField,
    type_alias_declaration: declareType,
    variable_declaration: declareVariables,
    variable_declarator: declareVariable,
  },
  containers: [
    'ambient_declaration',
    'assignment_expression',
    'class',
    'class_body',
    'export_statement',
    'expression_statement',
    'internal_module',
    'lexical_declaration',
    'module',
    'program',
    'statement_block',
    'variable_declaration',
    'variable_declarator',
  ],
  prefixes: ['decorator'],
};
