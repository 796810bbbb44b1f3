import type { Node } from 'web-tree-sitter';

/** The type of the nodes that hold text that the parser could not read. */
export const ERROR = 'ERROR';

/**
 * Matches tokens that can enclose nothing, even if the parser takes them for the start of
 * something.
 */
const NEUTRAL = /^(?:;|#(?:if|ifdef|ifndef|elif|else|endif))$/;

/**
 * Returns the named children of a node, without comments. In an error node, only children before
 * the first keyword or punctuation are returned, because it is unknown what encloses the others.
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

/** Whether the parser had to add the missing end of a node. */
export function isUnclosed(node: Node): boolean {
  let last: Node | null = node;
  while (last?.hasError === true && !last.isMissing) last = last.lastChild;
  return last?.isMissing === true;
}

/**
 * Whether a declaration has a syntax error outside of its body. If so, the body may belong to
 * another declaration.
 */
export function isBroken(declaration: Node): boolean {
  if (!declaration.hasError) return false;
  const value = declaration.childForFieldName('value');
  const body = (value ?? declaration).childForFieldName('body');
  const head = [...declaration.children, ...(value?.children ?? [])];
  return (
    body === null || head.some(({ id, hasError }) => hasError && id !== value?.id && id !== body.id)
  );
}

/** Whether a syntax error follows the node on the line on which the node ends. */
export function isCut(node: Node, next: Node): boolean {
  return next.type === ERROR && next.startPosition.row === node.endPosition.row;
}

const NONE: ReadonlySet<Node> = new Set();

/**
 * Returns the nodes of a block that are indented more than its first node. They belong to the node
 * before them, but the parser missed that because of a syntax error.
 *
 * @param blocks the types of nodes whose children all begin in the same column; it is empty for
 * languages in which indents mean nothing
 */
export function straysOf(
  parent: Node,
  nodes: readonly Node[],
  blocks: readonly string[],
): ReadonlySet<Node> {
  if (blocks.length === 0 || !(parent.type === ERROR || blocks.includes(parent.type))) return NONE;
  const column = nodes[0]?.startPosition.column;
  if (column === undefined) return NONE;
  return new Set(
    nodes.filter(({ startPosition }, index) => {
      const isFirstOfLine = nodes[index - 1]?.endPosition.row !== startPosition.row;
      return isFirstOfLine && startPosition.column > column;
    }),
  );
}
