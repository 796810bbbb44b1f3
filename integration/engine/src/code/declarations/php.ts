import { type Declarations, functionNamed, nameOf, type Rule, typeNamed } from './declaration.ts';

const declareFunction: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '::');

const declareClass: Rule = (node, scope) =>
  typeNamed('class', nameOf(node.childForFieldName('name')), scope, '::');

const declareType: Rule = (node, scope) =>
  typeNamed('type', nameOf(node.childForFieldName('name')), scope, '::');

/** A function can be declared on a condition, such as that there is none of its name. */
export const PHP: Declarations = {
  rules: {
    class_declaration: declareClass,
    enum_declaration: declareType,
    function_definition: declareFunction,
    interface_declaration: declareType,
    method_declaration: declareFunction,
    trait_declaration: declareType,
  },
  containers: [
    'compound_statement',
    'declaration_list',
    'else_clause',
    'enum_declaration_list',
    'if_statement',
    'namespace_definition',
    'program',
  ],
  prefixes: [],
};
