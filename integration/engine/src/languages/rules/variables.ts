import type { Node } from 'web-tree-sitter';
import type { Scope } from './declarations.ts';

/** A name, and the node whose lines are its definition. */
export interface NamedNode {
  /** The qualified name. */
  readonly name: string;
  readonly node: Node;
  /**
   * True if the node only announces the name, as `extern` does. The definition is at another place.
   */
  readonly isMention?: boolean;
}

/** Returns the constants, variables and fields that a node defines. */
export type VariableRule = (node: Node, scope: Scope) => readonly NamedNode[];

/**
 * What other nodes mean for definitions, apart from declarations of symbols and variables:
 *
 * - `module`: its name is a definition, although it is no symbol
 * - `namespace`: its name qualifies the names in its body; if it has no body, it qualifies all
 *   names after it
 * - `mention`: it can announce a function whose body is at another place
 * - `trailer`: it belongs to the statement before it
 */
export type DefinitionRole = 'module' | 'namespace' | 'mention' | 'trailer';

/** Limits how many patterns, assignments or pointers around a name are followed. */
export const MAX_WRAPPERS = 16;

/**
 * Names each variable of a statement. If there is only one variable, it has the lines of the whole
 * statement. If there are several, each one has its own lines.
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

/** Returns the named children of a type. */
export function childrenOf(node: Node | null | undefined, type: string): Node[] {
  return node?.namedChildren.filter((child) => child.type === type) ?? [];
}
