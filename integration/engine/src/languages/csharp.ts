import type { LanguageSupport } from './language-support.ts';
import { findCSharpRoutes } from './routes/csharp/routes.ts';
import { IMPORT, SLASHED_DOC_COMMENT } from './rules/comments.ts';
import {
  type DeclarationRule,
  functionNamed,
  nameOf,
  namedRules,
  ownName,
  qualify,
} from './rules/declarations.ts';
import { childrenOf, nameEach, type VariableRule } from './rules/variables.ts';
import { TYPED_LIKE_C } from './rules/fact-syntax.ts';

const { declareFunction, declareClass, declareType, declareAlias } = namedRules('.');

const declareDestructor: DeclarationRule = (node, scope) =>
  functionNamed(`~${ownName(node)}`, scope, '.');

const declareOperator: DeclarationRule = (node, scope) => {
  const operator = node.childForFieldName('operator') ?? node.childForFieldName('type');
  return functionNamed(`operator ${nameOf(operator)}`, scope, '.');
};

const declareIndexer: DeclarationRule = (_, scope) => functionNamed('this[]', scope, '.');

/** Declares the function in a statement at the top of a file. */
const declareGlobal: DeclarationRule = (node, scope) => {
  const inner = node.firstNamedChild;
  return inner?.type === 'local_function_statement' ? declareFunction(inner, scope) : null;
};

const nameFields: VariableRule = (node, scope) => {
  const [declaration] = childrenOf(node, 'variable_declaration');
  return nameEach(node, childrenOf(declaration, 'variable_declarator'), (variable) =>
    qualify(scope, '.', ownName(variable)),
  );
};

const nameProperty: VariableRule = (node, scope) => [
  { name: qualify(scope, '.', ownName(node)), node },
];

/** Names the variables in a statement at the top of a file. */
const nameGlobals: VariableRule = (node, scope) => {
  const [statement] = childrenOf(node, 'local_declaration_statement');
  return statement === undefined ? [] : nameFields(statement, scope);
};

export const csharp: LanguageSupport = {
  files: '.cs',
  grammar: 'c_sharp',
  version: 2,
  facts: TYPED_LIKE_C,
  syntax: {
    nodes: {
      comment: 'comment',
      opaque:
        'string_literal verbatim_string_literal raw_string_literal character_literal interpolation_format_clause preproc_arg',
      literal: 'interpolated_string_expression',
    },
    hasPreprocessor: true,
    docComments: SLASHED_DOC_COMMENT,
    asides: { extern_alias_directive: IMPORT, using_directive: IMPORT },
    format: {
      trailingCommas: 'enum_member_declaration_list initializer_expression',
      // Parentheses around a chain with `?.` have a meaning: they end the chain.
      wrappers: { parenthesized_expression: (node) => !node().text.includes('?') },
    },
  },
  declarations: {
    rules: {
      class_declaration: declareClass,
      constructor_declaration: declareFunction,
      conversion_operator_declaration: declareOperator,
      delegate_declaration: declareAlias,
      destructor_declaration: declareDestructor,
      enum_declaration: declareType,
      global_statement: declareGlobal,
      indexer_declaration: declareIndexer,
      interface_declaration: declareType,
      method_declaration: declareFunction,
      operator_declaration: declareOperator,
      record_declaration: declareClass,
      struct_declaration: declareType,
    },
    containers:
      'compilation_unit declaration_list file_scoped_namespace_declaration namespace_declaration preproc_elif preproc_else preproc_if',
  },
  variables: {
    event_declaration: nameProperty,
    event_field_declaration: nameFields,
    field_declaration: nameFields,
    global_statement: nameGlobals,
    property_declaration: nameProperty,
  },
  definitionRoles: {
    file_scoped_namespace_declaration: 'namespace',
    namespace_declaration: 'namespace',
  },
  routes: { words: [['Http', 'Route', 'AcceptVerbs', 'Map']], find: findCSharpRoutes },
};
