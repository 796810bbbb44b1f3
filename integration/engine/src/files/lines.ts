/** A run of lines. They count from 1, and both ends belong to it. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A run of lines of a file; both ends are `null` for all of it. */
export interface FileLines {
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/** A file, and lines of it where not all of it is meant. */
export interface FilePlace extends FileLines {
  /** Repository-relative. */
  readonly path: string;
}
