import type { Node } from 'web-tree-sitter';
import { nameOf, qualify } from '../declarations/declaration.ts';
import { nameEach, type ValueRule, type Values } from './value.ts';

const nameFields: ValueRule = (node, scope) => {
  const declaration = childOf(node, 'variable_declaration');
  const variables = declaration?.namedChildren.filter(({ type }) => type === 'variable_declarator');
  return nameEach(node, variables ?? [], (variable) =>
    qualify(scope, '.', nameOf(variable.childForFieldName('name'))),
  );
};

const nameProperty: ValueRule = (node, scope) => [
  { name: qualify(scope, '.', nameOf(node.childForFieldName('name'))), node },
];

/** Statements at the top of a file can define variables. */
const nameGlobals: ValueRule = (node, scope) => {
  const statement = childOf(node, 'local_declaration_statement');
  return statement === null ? [] : nameFields(statement, scope);
};

function childOf(node: Node, type: string): Node | null {
  return node.namedChildren.find((child) => child.type === type) ?? null;
}

/** What C# defines besides symbols. */
export const CSHARP: Values = {
  rules: {
    event_declaration: nameProperty,
    event_field_declaration: nameFields,
    field_declaration: nameFields,
    global_statement: nameGlobals,
    property_declaration: nameProperty,
  },
  roles: {
    file_scoped_namespace_declaration: 'namespace',
    namespace_declaration: 'namespace',
  },
};
