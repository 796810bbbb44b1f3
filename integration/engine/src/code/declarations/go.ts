import type { Node } from 'web-tree-sitter';
import { type Declarations, functionNamed, nameOf, type Rule } from './declaration.ts';

/** In how many pointers and parentheses the type of a receiver may stand. */
const MAX_WRAPPERS = 8;

const declareFunction: Rule = (node, scope) =>
  functionNamed(nameOf(node.childForFieldName('name')), scope, '.');

const declareMethod: Rule = (node) => {
  const name = nameOf(node.childForFieldName('name'));
  const receiver = node.childForFieldName('receiver')?.firstNamedChild ?? null;
  const type = nameOf(typeOf(receiver?.childForFieldName('type') ?? null));
  return { kind: 'method', name: type === '' ? name : `${type}.${name}`, members: null };
};

/** `Cache` of `*Cache[K]`. */
function typeOf(receiver: Node | null): Node | null {
  let type = receiver;
  for (let depth = 0; depth < MAX_WRAPPERS; depth++) {
    if (type?.type === 'pointer_type' || type?.type === 'parenthesized_type') {
      type = type.firstNamedChild;
    } else if (type?.type === 'generic_type') {
      type = type.childForFieldName('type');
    }
  }
  return type;
}

const declareType: Rule = (node) => {
  const name = nameOf(node.childForFieldName('name'));
  return name === '' ? null : { kind: 'type', name, members: null };
};

/** `type` stands before one type, or before several in parentheses. */
const declareTypes: Rule = (node, scope) => {
  const inner = node.firstNamedChild;
  if (inner === null || node.child(1)?.type === '(') return null;
  const declaration = declareType(inner, scope);
  return declaration && { ...declaration, inner };
};

/** How Go declares its symbols. */
export const GO: Declarations = {
  rules: {
    function_declaration: declareFunction,
    method_declaration: declareMethod,
    type_alias: declareType,
    type_declaration: declareTypes,
    type_spec: declareType,
  },
  containers: ['source_file', 'type_declaration'],
  prefixes: [],
};
