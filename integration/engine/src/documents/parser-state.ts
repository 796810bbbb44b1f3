/** What the two threads of the process that parses share; see the constants. */
export interface WatchData {
  readonly state: Int32Array<SharedArrayBuffer>;
  /** The id of the process that asks. */
  readonly parent: number;
}

/** Grows by an even number with each text. It is odd while texts are parsed. */
export const COUNT = 0;
/** The index of the text that is being parsed, in its `ParseOrder`. */
export const INDEX = 1;
/** How long a text may take. */
export const MILLISECONDS = 2;

export const SLOTS = 3;
