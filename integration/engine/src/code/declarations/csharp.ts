import {
  type Declarations,
  functionNamed,
  nameOf,
  qualify,
  type Rule,
  typeNamed,
} from './declaration.ts';

const declareMethod: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '.');

const declareDestructor: Rule = (node, scope) =>
  functionNamed(`~${nameOf(node.childForFieldName('name'))}`, scope, '.');

const declareOperator: Rule = (node, scope) => {
  const operator = node.childForFieldName('operator') ?? node.childForFieldName('type');
  return functionNamed(`operator ${nameOf(operator)}`, scope, '.');
};

const declareIndexer: Rule = (_, scope) => functionNamed('this[]', scope, '.');

const declareClass: Rule = (node, scope) =>
  typeNamed('class', nameOf(node.childForFieldName('name')), scope, '.');

const declareType: Rule = (node, scope) =>
  typeNamed('type', nameOf(node.childForFieldName('name')), scope, '.');

const declareDelegate: Rule = (node, scope) => {
  const name = nameOf(node.childForFieldName('name'));
  return name === '' ? null : { kind: 'type', name: qualify(scope, '.', name), members: null };
};

/** Statements at the top of a file can declare functions. */
const declareGlobal: Rule = (node, scope) => {
  const inner = node.firstNamedChild;
  return inner?.type === 'local_function_statement' ? declareMethod(inner, scope) : null;
};

/** How C# declares its symbols. */
export const CSHARP: Declarations = {
  rules: {
    class_declaration: declareClass,
    constructor_declaration: declareMethod,
    conversion_operator_declaration: declareOperator,
    delegate_declaration: declareDelegate,
    destructor_declaration: declareDestructor,
    enum_declaration: declareType,
    global_statement: declareGlobal,
    indexer_declaration: declareIndexer,
    interface_declaration: declareType,
    method_declaration: declareMethod,
    operator_declaration: declareOperator,
    record_declaration: declareClass,
    struct_declaration: declareType,
  },
  containers: [
    'compilation_unit',
    'declaration_list',
    'file_scoped_namespace_declaration',
    'namespace_declaration',
    'preproc_elif',
    'preproc_else',
    'preproc_if',
  ],
  prefixes: [],
};
