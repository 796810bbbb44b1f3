import {
  type Declarations,
  functionNamed,
  nameOf,
  qualify,
  type Rule,
  typeNamed,
} from './declaration.ts';

const declareFunction: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '::');

const declareType: Rule = (node, scope) =>
  typeNamed('type', nameOf(node.childForFieldName('name')), scope, '::');

const declareMacro: Rule = (node, scope) => {
  const name = nameOf(node.childForFieldName('name'));
  return name === ''
    ? null
    : { kind: 'function', name: qualify(scope, '::', `${name}!`), members: null };
};

const declareModule: Rule = (node, scope) => {
  const path = qualify(scope, '::', nameOf(node.childForFieldName('name')));
  return { kind: null, name: path, members: { path, functions: 'functions' } };
};

/** The methods of `impl Display for Set<T>` are those of `Set`. */
const declareImpl: Rule = (node, scope) => {
  const type = node.childForFieldName('type');
  const plain = type?.type === 'generic_type' ? type.childForFieldName('type') : type;
  const path = qualify(scope, '::', nameOf(plain?.childForFieldName('name') ?? plain));
  return { kind: null, name: path, members: { path, functions: 'methods' } };
};

/** How Rust declares its symbols. */
export const RUST: Declarations = {
  rules: {
    enum_item: declareType,
    function_item: declareFunction,
    function_signature_item: declareFunction,
    impl_item: declareImpl,
    macro_definition: declareMacro,
    mod_item: declareModule,
    struct_item: declareType,
    trait_item: declareType,
    type_item: declareType,
    union_item: declareType,
  },
  containers: ['declaration_list', 'foreign_mod_item', 'impl_item', 'mod_item', 'source_file'],
  prefixes: ['attribute_item'],
};
