/**
 * The data that the two threads of the parser process share. The constants are the indexes of
 * `state`.
 */
export interface WatchData {
  readonly state: Int32Array<SharedArrayBuffer>;
  /** The id of the process that started the parser process. */
  readonly parent: number;
}

/** It goes up when parsing begins, with each further text, and when it ends. It is odd in between. */
export const COUNT = 0;
/** The index of the text that is being parsed, in its `ParseOrder`. */
export const INDEX = 1;
/** How long a text may take, in milliseconds of processor time. */
export const MILLISECONDS = 2;

export const SLOTS = 3;
