import {
  type Declarations,
  functionNamed,
  nameOf,
  qualify,
  type Rule,
  typeNamed,
} from './declaration.ts';

const declareFunction: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '.');

const declareClass: Rule = (node, scope) =>
  typeNamed('class', nameOf(node.childForFieldName('name')), scope, '.');

const declareDecorated: Rule = (node, scope) => {
  const inner = node.childForFieldName('definition');
  if (inner === null) return null;
  const rule = inner.type === 'class_definition' ? declareClass : declareFunction;
  const declaration = rule(inner, scope);
  return declaration && { ...declaration, inner };
};

/** `type Pair[T] = tuple[T, T]`. */
const declareType: Rule = (node, scope) => {
  const name = /^\w+/.exec(nameOf(node.childForFieldName('left')))?.[0];
  return name === undefined
    ? null
    : { kind: 'type', name: qualify(scope, '.', name), members: null };
};

/** What stands below a condition or a `try` is declared by the module all the same. */
export const PYTHON: Declarations = {
  rules: {
    class_definition: declareClass,
    decorated_definition: declareDecorated,
    function_definition: declareFunction,
    type_alias_statement: declareType,
  },
  containers: [
    'block',
    'elif_clause',
    'else_clause',
    'except_clause',
    'finally_clause',
    'if_statement',
    'module',
    'try_statement',
    'with_statement',
  ],
  prefixes: [],
};
