import type { Node } from 'web-tree-sitter';
import type { Scope } from '../declarations/declaration.ts';

/** A name, and the node whose lines define it. */
export interface NamedNode {
  /** Qualified. */
  readonly name: string;
  readonly node: Node;
  /** They only tell that it is there: another place defines it. */
  readonly isMention?: boolean;
}

/** Says which constants, variables and fields a node defines. */
export type ValueRule = (node: Node, scope: Scope) => readonly NamedNode[];

/**
 * What else a node means for names:
 *
 * - `module`: it is defined by its name, though it is no symbol
 * - `namespace`: it encloses what others may qualify with its name; without a body, all that follows
 * - `mention`: a function in it has no body, and may have one elsewhere
 * - `trailer`: it belongs to the statement before it
 */
export type NodeRole = 'module' | 'namespace' | 'mention' | 'trailer';

/** What a language can define besides symbols, by the types of nodes in its grammar. */
export interface Values {
  readonly rules: Readonly<Record<string, ValueRule>>;
  readonly roles: Readonly<Record<string, NodeRole>>;
}

/** In how many patterns, assignments or pointers a name may stand. */
export const MAX_WRAPPERS = 16;

/** The lines of a statement with one variable are that variable's; of several, each has its own. */
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
