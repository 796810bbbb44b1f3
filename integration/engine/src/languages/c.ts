import type { Node } from 'web-tree-sitter';
import type { LanguageSupport } from './language-support.ts';
import { readCText } from './rules/c-text.ts';
import {
  aliasNamed,
  type Declaration,
  type DeclarationRule,
  type Declarations,
  nameOf,
  namedRules,
  ownName,
  qualify,
  type Scope,
  typeNamed,
} from './rules/declarations.ts';
import { MAX_WRAPPERS, nameEach, type VariableRule } from './rules/variables.ts';
import { TYPED_LIKE_C } from './rules/fact-syntax.ts';

/** Limits the depth of nested declarators, scopes and templates. */
const MAX_DEPTH = 32;

const FUNCTION_NAMES = new Set([
  'destructor_name',
  'field_identifier',
  'identifier',
  'operator_name',
  'qualified_identifier',
  'template_function',
  'template_method',
]);

const { declareAlias } = namedRules('::');

const declareFunction: DeclarationRule = (node, scope) => {
  const name = declaredFunction(node.childForFieldName('declarator'));
  if (name === null) return null;
  const path = pathOf(name);
  const isMethod = scope.functions === 'methods' || name.type === 'qualified_identifier';
  return {
    kind: isMethod ? 'method' : 'function',
    name: qualify(scope, '::', path),
    members: null,
  };
};

/**
 * Returns the name of a function in its declarator, such as `f` in `*f(int)`. Returns `null` if the
 * declarator declares no function.
 */
function declaredFunction(declarator: Node | null): Node | null {
  let node = declarator;
  for (let depth = 0; node !== null && depth < MAX_DEPTH; depth++) {
    if (node.type === 'operator_cast') return node;
    const inner: Node | null =
      node.childForFieldName('declarator') ??
      (node.type === 'reference_declarator' ? node.lastNamedChild : null);
    if (node.type === 'function_declarator') {
      return inner !== null && FUNCTION_NAMES.has(inner.type) ? inner : null;
    }
    if (node.type === 'qualified_identifier') {
      // In `A::operator bool()`, the node of the parameters is inside of the node of the name.
      const last = lastName(node);
      return last.type === 'operator_cast' ? node : null;
    }
    node = inner;
  }
  return null;
}

function lastName(name: Node): Node {
  let node = name;
  for (let depth = 0; node.type === 'qualified_identifier' && depth < MAX_DEPTH; depth++) {
    node = node.childForFieldName('name') ?? node;
  }
  return node;
}

/** Returns a name as it is written, but without the arguments of templates. */
function pathOf(name: Node): string {
  const parts: string[] = [];
  let node: Node | null = name;
  for (let depth = 0; node?.type === 'qualified_identifier' && depth < MAX_DEPTH; depth++) {
    const scope = node.childForFieldName('scope');
    if (scope !== null) parts.push(plainName(scope));
    node = node.childForFieldName('name');
  }
  if (node !== null) parts.push(plainName(node));
  return parts.join('::');
}

function plainName(node: Node): string {
  if (node.type === 'operator_cast') {
    return `operator ${nameOf(node.childForFieldName('type'))}`;
  }
  const isTemplate = node.type.startsWith('template_') && node.type !== 'template_type_identifier';
  return isTemplate ? ownName(node) : nameOf(node);
}

/**
 * Declares a class or another type if it has a body. Without a body, the node only mentions the
 * type.
 */
function declareSpecifier(kind: 'class' | 'type'): DeclarationRule {
  return (node, scope) => {
    const name = node.childForFieldName('name');
    if (name === null || node.childForFieldName('body') === null) return null;
    return typeNamed(kind, pathOf(name), scope, '::');
  };
}

/**
 * Declares the function of a prototype, or a type that is declared together with a field or a
 * variable.
 */
const declareAny: DeclarationRule = (node, scope) => {
  const declaration = declareFunction(node, scope);
  if (declaration !== null || node.childForFieldName('declarator') !== null) return declaration;
  return declareWrapped(node.childForFieldName('type'), scope);
};

const declareTemplate: DeclarationRule = (node, scope) => {
  let inner = node.lastNamedChild;
  for (let depth = 0; inner?.type === 'template_declaration' && depth < MAX_DEPTH; depth++) {
    inner = inner.lastNamedChild;
  }
  return declareWrapped(inner, scope);
};

function declareWrapped(inner: Node | null, scope: Scope): Declaration | null {
  if (inner === null || inner.type === 'template_declaration') return null;
  const declaration = DECLARATIONS.rules[inner.type]?.(inner, scope) ?? null;
  return declaration && { inner, ...declaration };
}

/**
 * Declares the new name of a `typedef`. The name can be inside of the declarator of a pointer to a
 * function.
 */
const declareTypedef: DeclarationRule = (node, scope) => {
  let name = node.childForFieldName('declarator');
  for (let depth = 0; name !== null && depth < MAX_DEPTH; depth++) {
    if (name.type === 'type_identifier') return aliasNamed(nameOf(name), scope, '::');
    name =
      name.type === 'parenthesized_declarator'
        ? name.firstNamedChild
        : name.childForFieldName('declarator');
  }
  return null;
};

const DECLARATIONS: Declarations = {
  rules: {
    alias_declaration: declareAlias,
    class_specifier: declareSpecifier('class'),
    concept_definition: declareAlias,
    declaration: declareAny,
    enum_specifier: declareSpecifier('type'),
    field_declaration: declareAny,
    function_definition: declareFunction,
    struct_specifier: declareSpecifier('type'),
    template_declaration: declareTemplate,
    type_definition: declareTypedef,
    union_specifier: declareSpecifier('type'),
  },
  // A namespace gives no prefix to names here. It usually encloses a whole file, so that every name
  // would have the prefix.
  containers:
    'declaration_list field_declaration_list linkage_specification namespace_definition preproc_elif preproc_elifdef preproc_else preproc_if preproc_ifdef translation_unit',
};

const VARIABLE_NAMES = new Set([
  'field_identifier',
  'identifier',
  'qualified_identifier',
  'type_identifier',
]);

/**
 * Names the variables, fields or type names of a declaration, and the type that it defines before
 * them.
 */
const nameDeclared: VariableRule = (node, scope) => {
  const type = node.childForFieldName('type');
  const isType = type !== null && type.childForFieldName('body') !== null;
  const tag = isType ? type.childForFieldName('name') : null;
  const variables = node.childrenForFieldName('declarator').filter(({ isNamed }) => isNamed);
  const isMention = isDefinedElsewhere(node);
  const names = nameEach(node, variables, (variable) => {
    const name = declaredVariable(variable);
    return name === null ? '' : qualify(scope, '::', pathOf(name));
  }).map((named) => ({ name: named.name, node: isType ? node : named.node, isMention }));
  return tag === null ? names : [{ name: qualify(scope, '::', pathOf(tag)), node }, ...names];
};

/**
 * Returns the name in a declarator, such as `f` in `(*f)(int)`. Returns `null` if the declarator
 * declares a function.
 */
function declaredVariable(declarator: Node): Node | null {
  let node: Node | null = declarator;
  for (let depth = 0; node !== null && depth < MAX_WRAPPERS; depth++) {
    if (VARIABLE_NAMES.has(node.type)) return node;
    const inner: Node | null = node.childForFieldName('declarator') ?? node.lastNamedChild;
    const isFunction = node.type === 'function_declarator';
    if (isFunction && inner !== null && VARIABLE_NAMES.has(inner.type)) return null;
    node = inner;
  }
  return null;
}

/** Whether a declaration is `extern int a;`, or `static int a;` in a class. */
function isDefinedElsewhere(node: Node): boolean {
  const storage = nameOf(node.namedChildren.find(({ type }) => type === 'storage_class_specifier'));
  if (node.type === 'field_declaration') {
    return storage === 'static' && node.childForFieldName('default_value') === null;
  }
  return storage === 'extern' && node.childForFieldName('declarator')?.type !== 'init_declarator';
}

const nameTemplate: VariableRule = (node, scope) => {
  const inner = node.lastNamedChild;
  if (inner?.type !== 'declaration') return [];
  return nameDeclared(inner, scope).map((named) =>
    named.node === inner ? { ...named, node } : named,
  );
};

/** Names a macro. Its name is not qualified, because macros have no scope. */
const nameMacro: VariableRule = (node) => [{ name: ownName(node), node }];

/**
 * Matches the inclusion of a header. Included files with other extensions hold code that is meant
 * for this place.
 */
const HEADER = /^#\s*include\s*(?:<[^>\n]*>|"[^"\n]*\.(?:h|hh|hpp|hxx)")/;

export const c: LanguageSupport = {
  files: '.c',
  grammar: 'c',
  version: 2,
  facts: TYPED_LIKE_C,
  syntax: {
    nodes: {
      comment: 'comment',
      opaque: 'string_literal char_literal raw_string_literal system_lib_string',
      macro: 'preproc_arg',
    },
    hasPreprocessor: true,
    docComments: /^\/\*[*!](?!\/)|^\/\/[/!]/,
    asides: { preproc_include: { read: (text) => (HEADER.test(text) ? 'import' : null) } },
    format: { trailingCommas: 'enumerator_list initializer_list' },
    hasMacros: true,
    splitComments: readCText,
  },
  declarations: DECLARATIONS,
  variables: {
    declaration: nameDeclared,
    field_declaration: nameDeclared,
    preproc_def: nameMacro,
    preproc_function_def: nameMacro,
    template_declaration: nameTemplate,
    type_definition: nameDeclared,
  },
  definitionRoles: {
    declaration: 'mention',
    field_declaration: 'mention',
    namespace_definition: 'namespace',
  },
};
