import type { LanguageSupport } from './language-support.ts';
import { findRustRoutes } from './routes/rust/routes.ts';
import {
  type DeclarationRule,
  nameOf,
  namedRules,
  ownName,
  qualify,
  scopeNamed,
} from './rules/declarations.ts';
import type { NameSite, NameUse } from './rules/locals.ts';
import type { Aside } from './rules/syntax.ts';
import type { VariableRule } from './rules/variables.ts';
import { LIKE_C } from './rules/fact-syntax.ts';

const { declareFunction, declareType } = namedRules('::');

const declareMacro: DeclarationRule = (node, scope) => {
  const name = ownName(node);
  return name === ''
    ? null
    : { kind: 'function', name: qualify(scope, '::', `${name}!`), members: null };
};

const declareModule: DeclarationRule = (node, scope) =>
  scopeNamed(ownName(node), scope, '::', 'functions');

/**
 * Declares the scope of an `impl`. The methods of `impl Display for Set<T>` are methods of `Set`.
 */
const declareImpl: DeclarationRule = (node, scope) => {
  const type = node.childForFieldName('type');
  const plain = type?.type === 'generic_type' ? type.childForFieldName('type') : type;
  return scopeNamed(nameOf(plain?.childForFieldName('name') ?? plain), scope, '::', 'methods');
};

const nameItem: VariableRule = (node, scope) => [
  { name: qualify(scope, '::', ownName(node)), node },
];

const BINDING = /^(?:closure_parameters|for_expression|let_declaration)$/;

function readName({ type, index, token, up }: NameSite): NameUse | null {
  if (type === 'shorthand_field_identifier') return 'shows';
  if (type !== 'identifier') return null;
  switch (up(0)) {
    case 'closure_parameters':
      return 'declares';
    case 'for_expression':
      return token === 'for' ? 'declares' : 'refers';
    case 'let_declaration':
      return token === 'let' ? 'declares' : 'refers';
    case 'macro_invocation':
      return index === 1 ? 'label' : 'refers';
    case 'parameter':
      return up(1) === 'closure_parameters' ? 'declares' : 'shows';
    case 'scoped_identifier':
      return 'label';
    case 'shorthand_field_initializer':
      return 'shows';
    case 'tuple_pattern':
      return BINDING.test(up(1)) ? 'declares' : 'refers';
    default:
      return 'refers';
  }
}

/** Returns `import` for a `use`. A `pub use` is an export, and so code. */
function asideOf(text: string): Aside | null {
  return text.startsWith('pub') ? null : 'import';
}

export const rust: LanguageSupport = {
  files: '.rs',
  grammar: 'rust',
  version: 3,
  facts: {
    ...LIKE_C,
    quotes: ['"'],
    longQuotes: ['"'],
    hasLifetimes: true,
    exports: 'pub',
  },
  syntax: {
    nodes: {
      comment: 'line_comment block_comment',
      opaque: 'string_literal raw_string_literal char_literal',
    },
    docComments: /^(?:\/\/\/(?!\/)|\/\/!|\/\*\*(?![*/])|\/\*!)/,
    asides: {
      extern_crate_declaration: { read: asideOf },
      use_declaration: { read: asideOf },
    },
    format: {
      trailingCommas:
        'arguments array_expression enum_variant_list field_declaration_list field_initializer_list ordered_field_declaration_list parameters slice_pattern struct_pattern tuple_struct_pattern type_arguments type_parameters use_list where_clause',
      tuples: 'tuple_expression tuple_pattern tuple_type',
      separators: 'match_arm',
      // A call of a field needs the parentheses: `(a.b)()` is not the same as `a.b()`.
      wrappers: { parenthesized_expression: (_, around) => around !== 'call_expression' },
    },
    locals: {
      functions: 'closure_expression function_item',
      hasNamesInStrings: true,
      read: readName,
    },
  },
  declarations: {
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
    containers: 'declaration_list foreign_mod_item impl_item mod_item source_file',
    prefixes: 'attribute_item',
  },
  variables: { const_item: nameItem, static_item: nameItem },
  definitionRoles: { mod_item: 'module' },
  routes: { words: [['"/']], find: findRustRoutes },
};
