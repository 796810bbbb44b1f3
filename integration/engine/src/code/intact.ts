import type { Node } from 'web-tree-sitter';

/** The type of nodes for text that the parser could not read. */
export const ERROR = 'ERROR';

/** Tokens that enclose nothing, whatever the parser takes them for. */
const NEUTRAL = /^(?:;|#(?:if|ifdef|ifndef|elif|else|endif))$/;

/**
 * The named children of a node, without comments. In an error node, only those before the first
 * keyword or punctuation count: it is unknown what encloses the others.
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
 * Whether a declaration has a syntax error outside of its body. The body may belong to another
 * declaration then.
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

/** Whether the text after a node, on the same line, is an error. */
export function isCut(node: Node, next: Node): boolean {
  return next.type === ERROR && next.startPosition.row === node.endPosition.row;
}

const NONE: ReadonlySet<Node> = new Set();

/**
 * The nodes of a block that stand further to the right than its first node. They belong to the node
 * before them, but a syntax error has hidden that from the parser.
 *
 * @param blocks the types of nodes whose children all begin in the same column; none for a language
 *   in which indents mean nothing
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
