/** Describes where a name stands in the tree. */
export interface NameSite {
  /** The type of the node that is the name. */
  readonly type: string;
  /** The position of the name among the children of its parent, counted from 1. */
  readonly index: number;
  /** The position of the parent among the children of its own parent, counted from 1. */
  readonly outerIndex: number;
  /** The last token that stands before the name in the same parent. */
  readonly token: string;
  /** Returns the type of an ancestor. Level 0 is the parent. */
  readonly up: (level: number) => string;
}

/**
 * What a name does at its place:
 *
 * - `declares`: it declares a local variable
 * - `refers`: it refers to a variable, if there is one with this name
 * - `shows`: the name can be seen from outside, so it is no local variable of this function
 * - `label`: it refers to something that is no variable
 */
export type NameUse = 'declares' | 'refers' | 'shows' | 'label';

/**
 * Decides which names of a language are local to a function. The properties list node types,
 * separated by spaces.
 */
export interface LocalRules {
  /** Node types of functions. Each function has its own variables. */
  readonly functions: string;
  /** Node types inside of functions whose variables can be seen from outside. */
  readonly classes?: string;
  /** True if names in braces inside of a string refer to variables. */
  readonly hasNamesInStrings?: boolean;
  /** Says what a name does. Returns `null` if the leaf is no name. */
  readonly read: (site: NameSite) => NameUse | null;
}
