import type { Node } from 'web-tree-sitter';
import { nameOf, qualify } from '../declarations/declaration.ts';
import { MAX_WRAPPERS, type ValueRule, type Values } from './value.ts';

/** `a = …`, `a: int`, `a, *b = …` and `a = b = …`. */
const nameAssigned: ValueRule = (node, scope) => {
  const names: string[] = [];
  let assignment = node.firstNamedChild;
  for (let depth = 0; assignment?.type === 'assignment' && depth < MAX_WRAPPERS; depth++) {
    names.push(...targetsOf(assignment.childForFieldName('left'), 0));
    assignment = assignment.childForFieldName('right');
  }
  return names.map((name) => ({ name: qualify(scope, '.', name), node }));
};

const PATTERNS = new Set(['list_pattern', 'list_splat_pattern', 'pattern_list', 'tuple_pattern']);

function targetsOf(target: Node | null, depth: number): string[] {
  if (target?.type === 'identifier') return [nameOf(target)];
  if (target === null || !PATTERNS.has(target.type) || depth === MAX_WRAPPERS) return [];
  return target.namedChildren.flatMap((child) => targetsOf(child, depth + 1));
}

/** What Python defines besides symbols. */
export const PYTHON: Values = { rules: { expression_statement: nameAssigned }, roles: {} };
