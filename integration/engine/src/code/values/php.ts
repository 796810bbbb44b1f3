import type { Node } from 'web-tree-sitter';
import { nameOf, qualify } from '../declarations/declaration.ts';
import { nameEach, type ValueRule, type Values } from './value.ts';

const nameConstants: ValueRule = (node, scope) =>
  nameEach(node, childrenOf(node, 'const_element'), (element) =>
    qualify(scope, '::', nameOf(element.firstNamedChild)),
  );

const nameProperties: ValueRule = (node, scope) =>
  nameEach(node, childrenOf(node, 'property_element'), (element) =>
    qualify(scope, '::', nameOf(element.childForFieldName('name'))),
  );

/** `$name = …` and `define('NAME', …)`. */
const nameStatement: ValueRule = (node) => {
  const expression = node.firstNamedChild;
  const name =
    expression?.type === 'assignment_expression'
      ? variableOf(expression.childForFieldName('left'))
      : constantOf(expression);
  return name === '' ? [] : [{ name, node }];
};

function variableOf(target: Node | null): string {
  return target?.type === 'variable_name' ? nameOf(target) : '';
}

function constantOf(call: Node | null): string {
  if (call?.type !== 'function_call_expression') return '';
  if (!/^\\?define$/.test(nameOf(call.childForFieldName('function')))) return '';
  const first = nameOf(call.childForFieldName('arguments')?.firstNamedChild);
  return /^(["'])(\w+)\1$/.exec(first)?.[2] ?? '';
}

function childrenOf(node: Node, type: string): Node[] {
  return node.namedChildren.filter((child) => child.type === type);
}

/** What PHP defines besides symbols. */
export const PHP: Values = {
  rules: {
    const_declaration: nameConstants,
    expression_statement: nameStatement,
    property_declaration: nameProperties,
  },
  roles: { namespace_definition: 'namespace' },
};
