import type { Node } from 'web-tree-sitter';
import type { Scope } from './declarations.ts';

/** A name, and the node whose lines define it. */
export interface NamedNode {
  /** The qualified name. */
  readonly name: string;
  readonly node: Node;
  /** The node only announces the name, as `extern` does: the definition is elsewhere. */
  readonly isMention?: boolean;
}

/** Lists the constants, variables and fields that a node defines. */
export type VariableRule = (node: Node, scope: Scope) => readonly NamedNode[];

/**
 * What a node means for definitions, besides what declares symbols and variables:
 *
 * - `module`: its name is a definition, although it is no symbol
 * - `namespace`: its name qualifies the names in its body; without a body, all names after it
 * - `mention`: it can announce a function that has its body elsewhere
 * - `trailer`: it belongs to the statement before it
 */
export type DefinitionRole = 'module' | 'namespace' | 'mention' | 'trailer';

/** Limits how many patterns, assignments or pointers around a name are followed. */
export const MAX_WRAPPERS = 16;

/**
 * Names each variable of a statement. A single variable has the lines of the whole statement; of
 * several, each has its own lines.
 */
export function nameEach(
  statement: Node,
  variables: readonly Node[],
  nameIn: (variable: Node) => string,
): NamedNode[] {
  return variables
    .map((variable) => ({
      name: nameIn(variable),
      node: variables.length === 1 ? statement : variable,
    }))
    .filter(({ name }) => name !== '');
}

/** The named children that have a type. */
export function childrenOf(node: Node | null | undefined, type: string): Node[] {
  return node?.namedChildren.filter((child) => child.type === type) ?? [];
}
