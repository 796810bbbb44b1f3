import { type Declarations, nameOf, qualify, type Rule, typeNamed } from './declaration.ts';

/** Methods are `Class#method`, singleton methods `Class.method`. */
const declareMethod: Rule = (node, scope) => {
  const name = nameOf(node.childForFieldName('name'));
  if (scope.functions === 'functions') return { kind: 'function', name, members: null };
  const separator = scope.functions === 'methods' ? '#' : '.';
  return { kind: 'method', name: qualify(scope, separator, name), members: null };
};

const declareSingletonMethod: Rule = (node, scope) => {
  const object = node.childForFieldName('object');
  const name = nameOf(node.childForFieldName('name'));
  const owner = object?.type === 'self' ? scope.path : nameOf(object);
  return { kind: 'method', name: owner === '' ? name : `${owner}.${name}`, members: null };
};

const METHODS: Readonly<Record<string, Rule>> = {
  method: declareMethod,
  singleton_method: declareSingletonMethod,
};

/** `private def name` and the like. */
const declareInCall: Rule = (node, scope) => {
  const inner = node.childForFieldName('arguments')?.firstNamedChild;
  const rule = METHODS[inner?.type ?? ''];
  const declaration = inner && rule?.(inner, scope);
  return declaration ? { ...declaration, inner } : null;
};

const declareClass: Rule = (node, scope) =>
  typeNamed('class', nameOf(node.childForFieldName('name')), scope, '::');

const declareModule: Rule = (node, scope) => {
  const path = qualify(scope, '::', nameOf(node.childForFieldName('name')));
  return { kind: null, name: path, members: { path, functions: 'methods' } };
};

const declareSingletonClass: Rule = (_, { path }) => ({
  kind: null,
  name: path,
  members: { path, functions: 'singleton methods' },
});

/** How Ruby declares its symbols. */
export const RUBY: Declarations = {
  rules: {
    ...METHODS,
    call: declareInCall,
    class: declareClass,
    module: declareModule,
    singleton_class: declareSingletonClass,
  },
  containers: ['body_statement', 'program'],
  prefixes: [],
};
