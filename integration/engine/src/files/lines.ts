/** A run of lines. Lines are counted from 1, and both ends belong to the run. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A run of lines of a file. Both ends are `null` if the whole file is meant. */
export interface FileLines {
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/** A file, with lines if only a part of it is meant. */
export interface FilePlace extends FileLines {
  /** The repository-relative path. */
  readonly path: string;
}

/** Whether a line belongs to one of several runs of lines. */
export function isWithin(line: number, ranges: readonly LineRange[]): boolean {
  return ranges.some(({ startLine, endLine }) => startLine <= line && line <= endLine);
}
