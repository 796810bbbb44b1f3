import type { LanguageSupport } from './language-support.ts';
import { findJavaRoutes } from './routes/java/routes.ts';
import { IMPORT, SLASHED_DOC_COMMENT } from './rules/comments.ts';
import { namedRules, ownName, qualify } from './rules/declarations.ts';
import { nameEach, type VariableRule } from './rules/variables.ts';
import { TYPED_LIKE_C } from './rules/fact-syntax.ts';

const { declareFunction, declareClass, declareType } = namedRules('.');

const nameFields: VariableRule = (node, scope) =>
  nameEach(node, node.childrenForFieldName('declarator'), (declarator) =>
    qualify(scope, '.', ownName(declarator)),
  );

export const java: LanguageSupport = {
  files: '.java',
  grammar: 'java',
  version: 2,
  facts: TYPED_LIKE_C,
  syntax: {
    nodes: {
      comment: 'line_comment block_comment',
      opaque: 'string_literal character_literal',
    },
    docComments: SLASHED_DOC_COMMENT,
    asides: { import_declaration: IMPORT },
    format: {
      trailingCommas: 'array_initializer element_value_array_initializer enum_body',
      wrappers: { parenthesized_expression: () => true },
    },
  },
  declarations: {
    rules: {
      annotation_type_declaration: declareType,
      class_declaration: declareClass,
      compact_constructor_declaration: declareFunction,
      constructor_declaration: declareFunction,
      enum_declaration: declareType,
      interface_declaration: declareType,
      method_declaration: declareFunction,
      record_declaration: declareClass,
    },
    containers:
      'annotation_type_body class_body enum_body enum_body_declarations interface_body program',
  },
  variables: { constant_declaration: nameFields, field_declaration: nameFields },
  definitionRoles: { package_declaration: 'namespace' },
  routes: { words: [['Mapping', 'Path', 'Controller']], find: findJavaRoutes },
};
