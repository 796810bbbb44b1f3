/** Where a name stands. */
export interface NameSite {
  /** The type of its node. */
  readonly type: string;
  /** The number of nodes before it in the node around it, and itself. */
  readonly index: number;
  /** The same for the node around it. */
  readonly outerIndex: number;
  /** The last token before it in the node around it. */
  readonly token: string;
  /** The type of a node around it: 0 for the next one. */
  readonly up: (level: number) => string;
}

/**
 * What a name does where it stands:
 *
 * - `declares`: it declares a local variable
 * - `refers`: it means a variable, if there is one with this name
 * - `shows`: the name can be seen from outside, so that it is no local variable of this function
 * - `label`: it means something else than a variable
 */
export type NameUse = 'declares' | 'refers' | 'shows' | 'label';

/** Which names of a language are local to a function. Names are types of nodes. */
export interface LocalRules {
  /** Functions, whose variables are their own. */
  readonly functions: string;
  /** Nodes in functions in which variables can be seen from outside. */
  readonly classes?: string;
  /** Names in braces in a string refer to variables. */
  readonly hasNamesInStrings?: boolean;
  /** `null` for a leaf that is no name. */
  readonly read: (site: NameSite) => NameUse | null;
}
