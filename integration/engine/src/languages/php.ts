import type { Node } from 'web-tree-sitter';
import type { LanguageSupport } from './language-support.ts';
import { findPhpRoutes } from './routes/php/routes.ts';
import { DOC_COMMENT, IMPORT } from './rules/comments.ts';
import { nameOf, namedRules, ownName, qualify } from './rules/declarations.ts';
import { matchDirectives } from './rules/directives.ts';
import { childrenOf, nameEach, type VariableRule } from './rules/variables.ts';
import { TYPED_LIKE_C } from './rules/fact-syntax.ts';

const { declareFunction, declareClass, declareType } = namedRules('::');

const nameConstants: VariableRule = (node, scope) =>
  nameEach(node, childrenOf(node, 'const_element'), (element) =>
    qualify(scope, '::', nameOf(element.firstNamedChild)),
  );

const nameProperties: VariableRule = (node, scope) =>
  nameEach(node, childrenOf(node, 'property_element'), (element) =>
    qualify(scope, '::', ownName(element)),
  );

/** Names the variable of `$name = …` and the constant of `define('NAME', …)`. */
const nameStatement: VariableRule = (node) => {
  const expression = node.firstNamedChild;
  const name =
    expression?.type === 'assignment_expression'
      ? variableOf(expression.childForFieldName('left'))
      : constantOf(expression);
  return name === '' ? [] : [{ name, node }];
};

function variableOf(target: Node | null): string {
  return target?.type === 'variable_name' ? nameOf(target) : '';
}

function constantOf(call: Node | null): string {
  if (call?.type !== 'function_call_expression') return '';
  if (!/^\\?define$/.test(nameOf(call.childForFieldName('function')))) return '';
  const first = nameOf(call.childForFieldName('arguments')?.firstNamedChild);
  return /^(["'])(\w+)\1$/.exec(first)?.[2] ?? '';
}

/**
 * Matches a comment with an annotation. Annotations begin with a capital letter. Tags of
 * documentation do not.
 */
const ANNOTATION = /^\/\*\*[^]*[\s*]@[A-Z]/;

export const php: LanguageSupport = {
  files: '.php',
  // These are Blade templates, which consist mostly of text.
  otherFiles: '.blade.php',
  grammar: 'php',
  version: 2,
  facts: { ...TYPED_LIKE_C, lineComments: ['//', '#'], longQuotes: ['"', "'"] },
  syntax: {
    nodes: {
      comment: 'comment',
      opaque: 'string nowdoc',
      literal: 'encapsed_string heredoc heredoc_body shell_command_expression text_interpolation',
    },
    directives: () => matchDirectives(ANNOTATION),
    docComments: DOC_COMMENT,
    asides: { namespace_use_declaration: IMPORT },
    format: { trailingCommas: 'arguments array_creation_expression formal_parameters match_block' },
    tags: { open: 'php_tag', close: 'php_end_tag' },
  },
  declarations: {
    rules: {
      class_declaration: declareClass,
      enum_declaration: declareType,
      function_definition: declareFunction,
      interface_declaration: declareType,
      method_declaration: declareFunction,
      trait_declaration: declareType,
    },
    // A function can be declared inside of a condition, for example if no other function has its
    // name.
    containers:
      'compound_statement declaration_list else_clause enum_declaration_list if_statement namespace_definition program',
  },
  variables: {
    const_declaration: nameConstants,
    expression_statement: nameStatement,
    property_declaration: nameProperties,
  },
  definitionRoles: { namespace_definition: 'namespace' },
  routes: { words: [['oute', 'app->', 'group->', 'r->']], find: findPhpRoutes },
};
