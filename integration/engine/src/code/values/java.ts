import { nameOf, qualify } from '../declarations/declaration.ts';
import { nameEach, type ValueRule, type Values } from './value.ts';

const nameFields: ValueRule = (node, scope) =>
  nameEach(node, node.childrenForFieldName('declarator'), (declarator) =>
    qualify(scope, '.', nameOf(declarator.childForFieldName('name'))),
  );

/** What Java defines besides symbols. */
export const JAVA: Values = {
  rules: { constant_declaration: nameFields, field_declaration: nameFields },
  roles: { package_declaration: 'namespace' },
};
