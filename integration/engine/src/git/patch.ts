/**
 * A run of lines that was replaced: `oldCount` lines from `oldStart` on became `newCount` lines
 * from `newStart` on.
 */
export interface Hunk {
  /**
   * The first line, counted from 1. If the count is 0, it is the line after which text was
   * inserted.
   */
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** How one blob differs from another, line by line. */
export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
  /** git treats one of the two blobs as binary, and counts no lines. */
  readonly binary: boolean;
}

/** The diff of two contents in which no line differs. */
export const NO_LINES: LineDiff = { additions: 0, deletions: 0, hunks: [], binary: false };

function readHunk(line: string): Hunk | null {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
  if (match === null) return null;
  return {
    oldStart: Number(match[1]),
    oldCount: Number(match[2] ?? 1),
    newStart: Number(match[3]),
    newCount: Number(match[4] ?? 1),
  };
}

function summarize(hunks: readonly Hunk[], binary: boolean): LineDiff {
  return {
    additions: hunks.reduce((sum, hunk) => sum + hunk.newCount, 0),
    deletions: hunks.reduce((sum, hunk) => sum + hunk.oldCount, 0),
    hunks,
    binary,
  };
}

const LINE_BREAK = 0x0a;

/**
 * The first characters of those lines of a patch that are not the text of a file. Lines of text
 * start with `+`, `-` or a backslash.
 */
const HEADER_STARTS = new Set(['@', 'B', 'd'].map((letter) => letter.charCodeAt(0)));

/**
 * Reads a `-U0` patch of trees, chunk by chunk. The trees have no folders, and their file names are
 * numbers.
 */
export class PatchReader {
  private readonly tell: (number: number, diff: LineDiff) => void;
  private name: string | undefined;
  private hunks: Hunk[] = [];
  private binary = false;
  /** The start of a header line that continues in the next chunk. */
  private begun = '';
  private within: 'header' | 'text' | null = null;

  constructor(tell: (number: number, diff: LineDiff) => void) {
    this.tell = tell;
  }

  read(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      this.within ??= HEADER_STARTS.has(chunk[at] ?? 0) ? 'header' : 'text';
      const end = chunk.indexOf(LINE_BREAK, at);
      const stop = end < 0 ? chunk.length : end;
      if (this.within === 'header') this.begun += chunk.toString('latin1', at, stop);
      at = stop + 1;
      if (end < 0) return;
      if (this.within === 'header') this.readHeader(this.begun);
      this.begun = '';
      this.within = null;
    }
  }

  finish(): void {
    if (this.name !== undefined) this.tell(Number(this.name), summarize(this.hunks, this.binary));
    this.name = undefined;
    this.hunks = [];
    this.binary = false;
  }

  private readHeader(line: string): void {
    if (line.startsWith('@@')) {
      const hunk = readHunk(line);
      if (hunk !== null) this.hunks.push(hunk);
    } else if (line.startsWith('Binary files ')) this.binary = true;
    else if (line.startsWith('diff --git ')) {
      this.finish();
      this.name = /\/(\d+)$/.exec(line)?.[1];
    }
  }
}
