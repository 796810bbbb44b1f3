import { nameOf } from '../declarations/declaration.ts';
import type { ValueRule, Values } from './value.ts';

/** `const` and `var` stand before one line, or before several in parentheses. */
const nameSpecs: ValueRule = (node) => {
  const list = node.namedChildren.find(({ type }) => type === 'var_spec_list') ?? node;
  const isList = list !== node || node.child(1)?.type === '(';
  return list.namedChildren
    .filter(({ type }) => type === 'const_spec' || type === 'var_spec')
    .flatMap((spec) =>
      spec
        .childrenForFieldName('name')
        .filter(({ isNamed }) => isNamed)
        .map((name) => ({ name: nameOf(name), node: isList ? spec : node })),
    );
};

/** What Go defines besides symbols. */
export const GO: Values = {
  rules: { const_declaration: nameSpecs, var_declaration: nameSpecs },
  roles: { package_clause: 'namespace' },
};
