import type { NodeType } from './node-types.ts';

/** A node that the walk has entered and not left yet. */
export interface Frame {
  readonly type: NodeType;
  /** The node itself is not written to the code, because it means the same as its content. */
  readonly isWrapper: boolean;
  /**
   * The position in the code at which the annotation of this node begins. It is `null` if none has
   * begun.
   */
  cut: number | null;
  children: number;
  /** True if the last child was not a token such as a comma. */
  hasPart: boolean;
  /** The last token among the children so far. */
  token: string;
  commas: number;
}

/**
 * A leaf that is not written yet, because the next leaf decides how: a comma that may be needless,
 * or a string that may continue in the next string.
 */
export interface WaitingLeaf {
  readonly frame: Frame;
  readonly type: NodeType;
  readonly start: number;
  /**
   * If the leaf is a string: its prefix, and the texts of its parts. It is `null` if the leaf is a
   * comma.
   */
  readonly string: { readonly prefix: string; readonly texts: string[] } | null;
}
