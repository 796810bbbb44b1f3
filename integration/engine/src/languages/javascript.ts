import type { Node } from 'web-tree-sitter';
import type { LanguageSupport } from './language-support.ts';
import { findJavaScriptRoutes } from './routes/javascript/routes.ts';
import { METHOD_CALLS } from './routes/methods.ts';
import {
  type Declaration,
  type DeclarationRule,
  type Declarations,
  functionNamed,
  nameOf,
  namedRules,
  ownName,
  qualify,
  type Scope,
  scopeNamed,
  typeNamed,
} from './rules/declarations.ts';
import { DOC_COMMENT } from './rules/comments.ts';
import type { DirectiveReader } from './rules/directives.ts';
import type { LocalRules, NameSite, NameUse } from './rules/locals.ts';
import type { Aside, FormatRules, NodeTest, TypeRules } from './rules/syntax.ts';
import { childrenOf, MAX_WRAPPERS, type NamedNode, type VariableRule } from './rules/variables.ts';
import { LIKE_JAVASCRIPT } from './rules/fact-syntax.ts';

const FUNCTIONS = new Set([
  'arrow_function',
  'function_expression',
  'generator_function',
  'function_declaration',
  'generator_function_declaration',
]);

const VALUE_WRAPPERS = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
]);

/** Limits how many parentheses and type assertions around a function are followed. */
const MAX_VALUE_WRAPPERS = 8;

const { declareFunction, declareClass, declareAlias } = namedRules('.');

const declareMethod: DeclarationRule = (node, scope) =>
  scope.functions === 'methods' ? declareFunction(node, scope) : null;

/** Declares a method for a field whose value is a function. */
const declareField: DeclarationRule = (node, scope) => {
  const name = node.childForFieldName('name') ?? node.childForFieldName('property');
  const value = unwrap(node.childForFieldName('value'));
  if (scope.functions !== 'methods' || value === null || !FUNCTIONS.has(value.type)) return null;
  return functionNamed(nameOf(name), scope, '.');
};

/** Declares a function or a class for a variable whose value is one. */
const declareVariable: DeclarationRule = (node, scope) =>
  declareValue(ownName(node), node.childForFieldName('value'), scope);

function declareValue(name: string, value: Node | null, scope: Scope): Declaration | null {
  const inner = unwrap(value);
  if (inner === null) return null;
  if (FUNCTIONS.has(inner.type)) return functionNamed(name, scope, '.');
  return inner.type === 'class' ? typeNamed('class', name, scope, '.') : null;
}

function unwrap(value: Node | null): Node | null {
  let inner = value;
  for (let depth = 0; depth < MAX_VALUE_WRAPPERS; depth++) {
    if (inner === null || !VALUE_WRAPPERS.has(inner.type)) break;
    inner = inner.firstNamedChild;
  }
  return inner;
}

/**
 * Declares the variable of a statement that has only one. If there are several, each variable is a
 * declaration of its own.
 */
const declareVariables: DeclarationRule = (node, scope) => {
  const [variable, ...others] = childrenOf(node, 'variable_declarator');
  if (variable === undefined || others.length > 0) return null;
  const declaration = declareVariable(variable, scope);
  return declaration && { ...declaration, inner: variable };
};

/**
 * Declares the value of an export. A default export without a name of its own is called `default`.
 */
const declareExport: DeclarationRule = (node, scope) => {
  const value = node.childForFieldName('value');
  if (value !== null) {
    const own = ownName(unwrap(value));
    return declareValue(own === '' ? 'default' : own, value, scope);
  }
  return declareWrapped(node.childForFieldName('declaration'), scope);
};

/** Declares what stands after the keyword `declare`. */
const declareAmbient: DeclarationRule = (node, scope) => declareWrapped(node.lastNamedChild, scope);

function declareWrapped(inner: Node | null, scope: Scope): Declaration | null {
  if (inner === null) return null;
  const declaration = DECLARATIONS.rules[inner.type]?.(inner, scope) ?? null;
  return declaration && { inner, ...declaration };
}

/**
 * Declares the scope of `namespace N {}`. A module whose name is a string describes another file
 * and is no scope.
 */
const declareNamespace: DeclarationRule = (node, scope) => {
  const name = node.childForFieldName('name');
  if (name === null || name.type === 'string') return null;
  return scopeNamed(nameOf(name), scope, '.', 'functions');
};

/** Declares `exports.name = …`, `module.exports.name = …` and `module.exports = …`. */
const declareAssigned: DeclarationRule = (node, scope) => {
  const assignment = node.firstNamedChild;
  if (assignment?.type !== 'assignment_expression') return null;
  const target = nameOf(assignment.childForFieldName('left'));
  const value = assignment.childForFieldName('right');
  if (target === 'module.exports') return declareValue('default', value, scope);
  const name = EXPORT.exec(target)?.[1];
  return name === undefined ? null : declareValue(name, value, scope);
};

const EXPORT = /^(?:module\.)?exports\.([\w$]+)$/;

const DECLARATIONS: Declarations = {
  rules: {
    abstract_class_declaration: declareClass,
    abstract_method_signature: declareMethod,
    ambient_declaration: declareAmbient,
    class_declaration: declareClass,
    enum_declaration: declareAlias,
    export_statement: declareExport,
    expression_statement: declareAssigned,
    field_definition: declareField,
    function_declaration: declareFunction,
    function_signature: declareFunction,
    generator_function_declaration: declareFunction,
    interface_declaration: declareAlias,
    internal_module: declareNamespace,
    lexical_declaration: declareVariables,
    method_definition: declareMethod,
    method_signature: declareMethod,
    module: declareNamespace,
    public_field_definition: declareField,
    type_alias_declaration: declareAlias,
    variable_declaration: declareVariables,
    variable_declarator: declareVariable,
  },
  containers:
    'ambient_declaration assignment_expression class class_body export_statement expression_statement internal_module lexical_declaration module program statement_block variable_declaration variable_declarator',
  prefixes: 'decorator',
};

/**
 * Names the variable of a statement that has only one. If there are several, each variable is a
 * definition of its own.
 */
const nameVariables: VariableRule = (node, scope) => {
  const [variable, ...others] = childrenOf(node, 'variable_declarator');
  return variable === undefined || others.length > 0
    ? []
    : nameVariable(variable, scope).map(({ name }) => ({ name, node }));
};

const nameVariable: VariableRule = (node, scope) =>
  namesIn(node.childForFieldName('name'), 0).map((name) => ({
    name: qualify(scope, '.', name),
    node,
  }));

const NAMES = new Set(['identifier', 'shorthand_property_identifier_pattern']);

const PATTERNS = new Set(['array_pattern', 'object_pattern', 'rest_pattern']);

/** Returns the names of the variables in a pattern such as `{ a, b: [c = 1, ...d] }`. */
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

const nameField: VariableRule = (node, scope) => {
  const name = node.childForFieldName('name') ?? node.childForFieldName('property');
  if (scope.functions !== 'methods' || name?.type.endsWith('property_identifier') !== true) {
    return [];
  }
  return [{ name: qualify(scope, '.', nameOf(name)), node }];
};

/** Names the default export `default`. Its value can also have a name of its own. */
const nameExport: VariableRule = (node, scope) => {
  const isDefault = node.children.some(({ type }) => type === 'default');
  return isDefault ? [{ name: qualify(scope, '.', 'default'), node }] : nameWrapped(node, scope);
};

/** Names the variable after `export` or `declare`, if there is only one. */
function nameWrapped(node: Node, scope: Scope): readonly NamedNode[] {
  const inner = node.lastNamedChild;
  const isStatement =
    inner?.type === 'lexical_declaration' || inner?.type === 'variable_declaration';
  return isStatement ? nameVariables(inner, scope).map(({ name }) => ({ name, node })) : [];
}

/**
 * Names `exports.name = …` and `module.exports = …`. An `exports.name` whose value is only another
 * name is left out.
 */
const nameAssigned: VariableRule = (node) => {
  const assignment = node.firstNamedChild;
  if (assignment?.type !== 'assignment_expression') return [];
  const target = nameOf(assignment.childForFieldName('left'));
  if (target === 'module.exports') return [{ name: 'default', node }];
  const name = EXPORT.exec(target)?.[1];
  const value = assignment.childForFieldName('right');
  const isElsewhere = value?.type === 'assignment_expression' || value?.type === 'identifier';
  if (name === undefined || isElsewhere || nameOf(value) === 'void 0') return [];
  return [{ name, node, isMention: true }];
};

/** Whether parentheses end a chain with `?.` that would otherwise continue after them. */
function endsChain(node: () => Node, around: string): boolean {
  return CHAINS.test(around) && node().text.includes('?.');
}

const CHAINS = /^(?:call|member|non_null|subscript)_expression$/;

/**
 * Whether parentheses mean nothing. Those around `'use strict'` have a meaning: without them, the
 * string would be a directive.
 */
const isNeedless: NodeTest = (node, around) =>
  !endsChain(node, around) &&
  !(around === 'expression_statement' && node().firstNamedChild?.type === 'string');

/**
 * Whether the parentheses around the parameters can be left out: `(a) => b` is the same as
 * `a => b`.
 */
const isOnlyParameter: NodeTest = (node, around) => {
  if (around !== 'arrow_function') return false;
  const [parameter, ...others] = node().namedChildren;
  if (others.length > 0) return false;
  const isTyped = parameter?.type === 'required_parameter';
  const name = isTyped ? parameter.childForFieldName('pattern') : parameter;
  return name?.type === 'identifier' && !parameter?.childForFieldName('value');
};

/** Writes a string in double quotes. In JSX, a backslash has no special meaning. */
function writeString(text: string, type: string, around: string): string {
  if (type !== 'string') return text;
  const content = text.slice(1, -1);
  const plain =
    around === 'jsx_attribute'
      ? content
      : content.replace(/\\([^])/g, (escape, sign) =>
          sign === '"' || sign === "'" ? String(sign) : escape,
        );
  return `"${plain}"`;
}

const FORMAT: FormatRules = {
  trailingCommas:
    'arguments array array_pattern enum_body export_clause formal_parameters named_imports object object_pattern tuple_type type_arguments type_parameters',
  separators:
    'abstract_class_declaration ambient_declaration break_statement class_body continue_statement debugger_statement do_statement export_statement expression_statement field_definition function_signature import_statement interface_body lexical_declaration object_type program public_field_definition return_statement statement_block throw_statement type_alias_declaration variable_declaration',
  chains: 'intersection_type union_type',
  wrappers: {
    class_heritage: () => true,
    // Programmers who write no semicolons at the ends of lines put one before some statements.
    empty_statement: (_, around) => around === 'program' || around === 'statement_block',
    formal_parameters: isOnlyParameter,
    parenthesized_expression: isNeedless,
    required_parameter: () => true,
  },
  keys: { within: 'pair property_signature', string: 'string', name: 'property_identifier' },
  literal: writeString,
};

const TYPES: TypeRules = {
  annotations:
    'asserts_annotation implements_clause type_annotation type_arguments type_parameters type_predicate_annotation',
  annotated: 'as_expression non_null_expression satisfies_expression',
  declarations: 'interface_declaration type_alias_declaration',
};

/**
 * Whether a parameter belongs to a function that is an argument of a call. Then its name cannot be
 * seen from outside.
 */
function isOfCallback({ up }: NameSite, level: number): boolean {
  return FUNCTIONS.has(up(level)) && up(level + 1) === 'arguments';
}

function readName(site: NameSite): NameUse | null {
  const { type, index, token, up } = site;
  if (type.startsWith('shorthand_property_identifier')) return 'shows';
  if (type !== 'identifier') return null;
  switch (up(0)) {
    case 'variable_declarator':
      return index === 1 ? 'declares' : 'refers';
    case 'pair_pattern':
    case 'array_pattern':
      return 'declares';
    case 'for_in_statement':
      return /^(?:const|let|var)$/.test(token) ? 'declares' : 'refers';
    case 'catch_clause':
      return token === '(' ? 'declares' : 'refers';
    case 'arrow_function':
      return token === '=>' ? 'refers' : isOfCallback(site, 0) ? 'declares' : 'shows';
    case 'formal_parameters':
      return isOfCallback(site, 1) ? 'declares' : 'shows';
    case 'optional_parameter':
    case 'required_parameter':
      return index > 1 ? 'refers' : isOfCallback(site, 2) ? 'declares' : 'shows';
    default:
      return 'refers';
  }
}

const LOCALS: LocalRules = {
  functions: `${[...FUNCTIONS].join(' ')} method_definition`,
  read: readName,
};

/**
 * Returns `import` for an import that gives names to things. An import that only runs a file is
 * code.
 */
function asideOf(statement: string): Aside | null {
  return /^import\s*["']/.test(statement) ? null : 'import';
}

const REQUIRE =
  /^(?:const|let|var)\s[\w$\s{},:]+=\s*require\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\)\s*;?$/;

function asideOfVariable(statement: string): Aside | null {
  return statement.length < MAX_REQUIRE && REQUIRE.test(statement) ? 'import' : null;
}

/** A longer statement is not an ordinary `require`, and is not matched. */
const MAX_REQUIRE = 2000;

/**
 * Matches comments for bundlers, minifiers and test runners. Most of these tools find their mark at
 * any place in a comment.
 */
const DIRECTIVE =
  /^\/\/\/\s*<(?:reference|amd-)|^\/[/*][^]*@(?:jsx|flow|noflow|vite-ignore|(?:jest|vitest)-environment)|[@#]__[A-Z_]+__|\b(?:rspack|turbopack|webpack)[A-Z]\w*\s*:/;

/** Returns the text of a directive without the indents of its lines, which mean nothing. */
const readDirective: DirectiveReader = (comment) =>
  DIRECTIVE.test(comment) ? comment.replace(/\n\s+/g, '\n') : null;

/** JavaScript with JSX. The rules include the nodes for types, which TypeScript adds. */
export const javascript: LanguageSupport = {
  files: '.cjs .js .jsx .mjs',
  grammar: 'javascript',
  version: 4,
  facts: LIKE_JAVASCRIPT,
  syntax: {
    nodes: {
      comment: 'comment html_comment',
      opaque: 'string regex',
      literal: 'template_string template_literal_type',
      markup: 'jsx_element',
      text: 'jsx_text html_character_reference',
      braces: 'jsx_expression',
    },
    directives: () => readDirective,
    docComments: DOC_COMMENT,
    asides: {
      import_statement: { read: asideOf },
      lexical_declaration: { within: 'program', read: asideOfVariable },
      variable_declaration: { within: 'program', read: asideOfVariable },
    },
    format: FORMAT,
    types: TYPES,
    locals: LOCALS,
    lineBreaks: {
      after: new Set(
        'abstract accessor asserts async break continue declare interface module namespace return throw type using yield'.split(
          ' ',
        ),
      ),
      before: new Set(['++', '--', 'as', 'satisfies']),
    },
  },
  declarations: DECLARATIONS,
  variables: {
    ambient_declaration: nameWrapped,
    export_statement: nameExport,
    expression_statement: nameAssigned,
    field_definition: nameField,
    lexical_declaration: nameVariables,
    public_field_definition: nameField,
    variable_declaration: nameVariables,
    variable_declarator: nameVariable,
  },
  definitionRoles: { internal_module: 'module', module: 'module' },
  routes: {
    words: [
      [...METHOD_CALLS.lower, '.del', '.all', '.on', '.route', '.openapi', 'Controller('],
      [`'/`, '"/', '`/', `'*`, '"*', 'Controller('],
    ],
    find: findJavaScriptRoutes,
  },
};
