import type { Node } from 'web-tree-sitter';
import { pathOf } from '../declarations/c.ts';
import { nameOf, qualify } from '../declarations/declaration.ts';
import { MAX_WRAPPERS, nameEach, type ValueRule, type Values } from './value.ts';

const NAMES = new Set([
  'field_identifier',
  'identifier',
  'qualified_identifier',
  'type_identifier',
]);

/** Variables, fields or names of types, and a type that is defined before them. */
const nameDeclared: ValueRule = (node, scope) => {
  const type = node.childForFieldName('type');
  const isType = type !== null && type.childForFieldName('body') !== null;
  const tag = isType ? type.childForFieldName('name') : null;
  const variables = node.childrenForFieldName('declarator').filter(({ isNamed }) => isNamed);
  const isMention = isDefinedElsewhere(node);
  const names = nameEach(node, variables, (variable) => {
    const name = declaredName(variable);
    return name === null ? '' : qualify(scope, '::', pathOf(name));
  }).map((named) => ({ name: named.name, node: isType ? node : named.node, isMention }));
  return tag === null ? names : [{ name: qualify(scope, '::', pathOf(tag)), node }, ...names];
};

/** The name of what a declarator declares, such as `f` of `(*f)(int)`; `null` for a function. */
function declaredName(declarator: Node): Node | null {
  let node: Node | null = declarator;
  for (let depth = 0; node !== null && depth < MAX_WRAPPERS; depth++) {
    if (NAMES.has(node.type)) return node;
    const inner: Node | null = node.childForFieldName('declarator') ?? node.lastNamedChild;
    if (node.type === 'function_declarator' && inner !== null && NAMES.has(inner.type)) return null;
    node = inner;
  }
  return null;
}

/** `extern int a;` and the `static int a;` of a class. */
function isDefinedElsewhere(node: Node): boolean {
  const storage = nameOf(node.namedChildren.find(({ type }) => type === 'storage_class_specifier'));
  if (node.type === 'field_declaration') {
    return storage === 'static' && node.childForFieldName('default_value') === null;
  }
  return storage === 'extern' && node.childForFieldName('declarator')?.type !== 'init_declarator';
}

const nameTemplate: ValueRule = (node, scope) => {
  const inner = node.lastNamedChild;
  if (inner?.type !== 'declaration') return [];
  return nameDeclared(inner, scope).map((named) =>
    named.node === inner ? { ...named, node } : named,
  );
};

/** A macro is of no scope. */
const nameMacro: ValueRule = (node) => [{ name: nameOf(node.childForFieldName('name')), node }];

/** C and C++. */
export const C: Values = {
  rules: {
    declaration: nameDeclared,
    field_declaration: nameDeclared,
    preproc_def: nameMacro,
    preproc_function_def: nameMacro,
    template_declaration: nameTemplate,
    type_definition: nameDeclared,
  },
  roles: {
    declaration: 'mention',
    field_declaration: 'mention',
    namespace_definition: 'namespace',
  },
};
