import { nameOf, qualify } from '../declarations/declaration.ts';
import type { ValueRule, Values } from './value.ts';

const nameItem: ValueRule = (node, scope) => [
  { name: qualify(scope, '::', nameOf(node.childForFieldName('name'))), node },
];

/** What Rust defines besides symbols. */
export const RUST: Values = {
  rules: { const_item: nameItem, static_item: nameItem },
  roles: { mod_item: 'module' },
};
