import type { Node } from 'web-tree-sitter';

/** What the parser calls text that it could not make sense of. */
export const ERROR = 'ERROR';

/** Encloses nothing, however it looks to the parser. */
const NEUTRAL = /^(?:;|#(?:if|ifdef|ifndef|elif|else|endif))$/;

/**
 * What is in a node, without comments. In text that the parser could not make sense of, that is
 * what stands before the first lone keyword or sign: the rest can be inside of anything.
 */
export function intactNodesOf(parent: Node): Node[] {
  const isBroken = parent.type === ERROR;
  const nodes = isBroken ? parent.children : parent.namedChildren;
  const end = isBroken
    ? nodes.findIndex(({ isNamed, type }) => !isNamed && !NEUTRAL.test(type))
    : nodes.length;
  return nodes
    .slice(0, end < 0 ? nodes.length : end)
    .filter(({ isNamed, type }) => isNamed && !type.endsWith('comment'));
}

/** Whether the parser had to make up the end of a node. */
export function isUnclosed(node: Node): boolean {
  let last: Node | null = node;
  while (last?.hasError === true && !last.isMissing) last = last.lastChild;
  return last?.isMissing === true;
}

/** Whether something is wrong in a declaration outside of its body, which may be another's then. */
export function isBroken(declaration: Node): boolean {
  if (!declaration.hasError) return false;
  const value = declaration.childForFieldName('value');
  const body = (value ?? declaration).childForFieldName('body');
  const head = [...declaration.children, ...(value?.children ?? [])];
  return (
    body === null || head.some(({ id, hasError }) => hasError && id !== value?.id && id !== body.id)
  );
}

/** Whether a node goes on where the parser could not make sense of it. */
export function isCut(node: Node, next: Node): boolean {
  return next.type === ERROR && next.startPosition.row === node.endPosition.row;
}

const BLOCKS = new Set(['block', 'module', ERROR]);

/**
 * The nodes of a block in Python that stand further to the right than its first. They belong to
 * what is before them, and the parser lost track of it.
 */
export function straysOf(parent: Node, nodes: readonly Node[]): ReadonlySet<Node> {
  const column = nodes[0]?.startPosition.column;
  if (column === undefined || !BLOCKS.has(parent.type)) return new Set();
  return new Set(
    nodes.filter(({ startPosition }, index) => {
      const isFirstOfLine = nodes[index - 1]?.endPosition.row !== startPosition.row;
      return isFirstOfLine && startPosition.column > column;
    }),
  );
}
