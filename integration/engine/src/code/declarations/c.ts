import type { Node } from 'web-tree-sitter';
import {
  type Declaration,
  type Declarations,
  nameOf,
  qualify,
  type Rule,
  type Scope,
  typeNamed,
} from './declaration.ts';

/** Bounds every descent through nested declarators, scopes and templates. */
const MAX_DEPTH = 32;

const NAMES = new Set([
  'destructor_name',
  'field_identifier',
  'identifier',
  'operator_name',
  'qualified_identifier',
  'template_function',
  'template_method',
]);

const declareFunction: Rule = (node, scope) => {
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

/** The name of a function in what declares it, such as `f` of `*f(int)`; `null` for no function. */
function declaredFunction(declarator: Node | null): Node | null {
  let node = declarator;
  for (let depth = 0; node !== null && depth < MAX_DEPTH; depth++) {
    if (node.type === 'operator_cast') return node;
    const inner: Node | null =
      node.childForFieldName('declarator') ??
      (node.type === 'reference_declarator' ? node.lastNamedChild : null);
    if (node.type === 'function_declarator') {
      return inner !== null && NAMES.has(inner.type) ? inner : null;
    }
    if (node.type === 'qualified_identifier') {
      // `A::operator bool()` has its parameters below the name.
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

/** A name as it is written, without the arguments of templates. */
export function pathOf(name: Node): string {
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
  return nameOf(isTemplate ? node.childForFieldName('name') : node);
}

/** A class, or another type, with its body; without one, it is only mentioned. */
function declareSpecifier(kind: 'class' | 'type'): Rule {
  return (node, scope) => {
    const name = node.childForFieldName('name');
    if (name === null || node.childForFieldName('body') === null) return null;
    return typeNamed(kind, pathOf(name), scope, '::');
  };
}

/** A prototype, or a type that is declared where a field or a variable could be. */
const declareAny: Rule = (node, scope) => {
  const declaration = declareFunction(node, scope);
  if (declaration !== null || node.childForFieldName('declarator') !== null) return declaration;
  return declareWrapped(node.childForFieldName('type'), scope);
};

const declareTemplate: Rule = (node, scope) => {
  let inner = node.lastNamedChild;
  for (let depth = 0; inner?.type === 'template_declaration' && depth < MAX_DEPTH; depth++) {
    inner = inner.lastNamedChild;
  }
  return declareWrapped(inner, scope);
};

function declareWrapped(inner: Node | null, scope: Scope): Declaration | null {
  if (inner === null || inner.type === 'template_declaration') return null;
  const declaration = C.rules[inner.type]?.(inner, scope) ?? null;
  return declaration && { inner, ...declaration };
}

const declareAlias: Rule = (node, scope) => {
  const name = nameOf(node.childForFieldName('name'));
  return name === '' ? null : { kind: 'type', name: qualify(scope, '::', name), members: null };
};

/** The new name of a `typedef`, which can stand deep inside of a pointer to a function. */
const declareTypedef: Rule = (node, scope) => {
  let name = node.childForFieldName('declarator');
  for (let depth = 0; name !== null && depth < MAX_DEPTH; depth++) {
    if (name.type === 'type_identifier') {
      return { kind: 'type', name: qualify(scope, '::', nameOf(name)), members: null };
    }
    name =
      name.type === 'parenthesized_declarator'
        ? name.firstNamedChild
        : name.childForFieldName('declarator');
  }
  return null;
};

/** C and C++. Namespaces are no part of names: they enclose whole files. */
export const C: Declarations = {
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
  containers: [
    'declaration_list',
    'field_declaration_list',
    'linkage_specification',
    'namespace_definition',
    'preproc_elif',
    'preproc_elifdef',
    'preproc_else',
    'preproc_if',
    'preproc_ifdef',
    'translation_unit',
  ],
  prefixes: [],
};
