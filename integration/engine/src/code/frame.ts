import type { NodeType } from './node-types.ts';

/** A node that the walk is inside of. */
export interface Frame {
  readonly type: NodeType;
  /** The node is not written: it means what is in it. */
  readonly isWrapper: boolean;
  /** Where its annotation begins in the code. */
  cut: number | null;
  children: number;
  /** Its last child is no token. */
  hasPart: boolean;
  /** Its last token. */
  token: string;
  commas: number;
}

/** A leaf that is not written yet: a comma that may be needless, or a string that may go on. */
export interface WaitingLeaf {
  readonly frame: Frame;
  readonly type: NodeType;
  readonly start: number;
  /** The prefix of a string, and the texts that it consists of; `null` for a comma. */
  readonly string: { readonly prefix: string; readonly texts: string[] } | null;
}
