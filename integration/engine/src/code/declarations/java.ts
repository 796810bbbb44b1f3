import { type Declarations, functionNamed, nameOf, type Rule, typeNamed } from './declaration.ts';

const declareMethod: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '.');

const declareClass: Rule = (node, scope) =>
  typeNamed('class', nameOf(node.childForFieldName('name')), scope, '.');

const declareType: Rule = (node, scope) =>
  typeNamed('type', nameOf(node.childForFieldName('name')), scope, '.');

/** How Java declares its symbols. */
export const JAVA: Declarations = {
  rules: {
    annotation_type_declaration: declareType,
    class_declaration: declareClass,
    compact_constructor_declaration: declareMethod,
    constructor_declaration: declareMethod,
    enum_declaration: declareType,
    interface_declaration: declareType,
    method_declaration: declareMethod,
    record_declaration: declareClass,
  },
  containers: [
    'annotation_type_body',
    'class_body',
    'enum_body',
    'enum_body_declarations',
    'interface_body',
    'program',
  ],
  prefixes: [],
};
