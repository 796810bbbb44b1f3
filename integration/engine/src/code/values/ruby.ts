import type { Node } from 'web-tree-sitter';
import { nameOf, qualify } from '../declarations/declaration.ts';
import { MAX_WRAPPERS, type ValueRule, type Values } from './value.ts';

/** `A = …`, `A::B = …`, `A ||= …`, `A, B = …` and `A = B = …`. Other variables are not seen from outside. */
const nameConstants: ValueRule = (node, scope) => {
  const names: string[] = [];
  let assignment: Node | null = node;
  for (let depth = 0; isAssignment(assignment) && depth < MAX_WRAPPERS; depth++) {
    names.push(...targetsOf(assignment.childForFieldName('left')));
    assignment = assignment.childForFieldName('right');
  }
  return names.map((name) => ({ name: qualify(scope, '::', name), node }));
};

function isAssignment(node: Node | null): node is Node {
  return node?.type === 'assignment' || node?.type === 'operator_assignment';
}

function targetsOf(target: Node | null): string[] {
  const targets = target?.type === 'left_assignment_list' ? target.namedChildren : [target];
  return targets.map(constantOf).filter((name) => name !== '');
}

function constantOf(target: Node | null): string {
  if (target?.type === 'constant') return nameOf(target);
  const isConstant = target?.childForFieldName('name')?.type === 'constant';
  return target?.type === 'scope_resolution' && isConstant ? nameOf(target) : '';
}

/** What Ruby defines besides symbols. */
export const RUBY: Values = {
  rules: { assignment: nameConstants, operator_assignment: nameConstants },
  roles: { heredoc_body: 'trailer', module: 'module' },
};
