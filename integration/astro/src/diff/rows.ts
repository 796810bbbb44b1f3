import type { Hunk } from '@astro-drift/engine/internal/git/patch';
import { type Pair, pairLines } from './pair-lines.ts';
import { textOf, type TokenLine } from './tokens.ts';
import { LONGEST_LINE, markWords, type Span } from './words.ts';

/** A line with its number, from 1, in its own text, old or new. */
export interface NumberedLine {
  readonly number: number;
  readonly tokens: TokenLine;
}

/**
 * A line with marks on the words that were replaced. Without marks, the whole line is shown as
 * changed.
 */
export interface MarkedLine extends NumberedLine {
  readonly marks: readonly Span[];
}

/** A row of a side-by-side diff. It has an old line, a new line, or both. */
export type Row =
  | {
      readonly kind: 'unchanged';
      readonly oldNumber: number;
      readonly newNumber: number;
      /** The tokens of the new text. The old text can have other colours. */
      readonly tokens: TokenLine;
    }
  | { readonly kind: 'changed'; readonly old: MarkedLine; readonly now: MarkedLine }
  | { readonly kind: 'removed'; readonly old: NumberedLine }
  | { readonly kind: 'added'; readonly now: NumberedLine };

/** A part of a diff. The parts are in the order of the file. */
export type Block =
  | { readonly kind: 'lines'; readonly rows: readonly Row[] }
  | {
      /** A run of unchanged lines that are far from any change. */
      readonly kind: 'fold';
      readonly count: number;
      readonly oldStart: number;
      readonly newStart: number;
      /** All lines of the fold. The list is empty if the page has no room for them. */
      readonly rows: readonly Row[];
    }
  | {
      /** The end of a diff that is too large. Its lines are not shown, only counted. */
      readonly kind: 'rest';
      readonly removed: number;
      readonly added: number;
      readonly unchanged: number;
    };

/** The limits of a diff. A long line counts as several rows, one for each 200 characters. */
export interface DiffLimits {
  /** The number of unchanged lines to show before and after a change. */
  readonly context?: number;
  /** The maximum number of rows outside of folds. Rows beyond it are only counted. */
  readonly maxRows?: number;
  /** The maximum number of rows inside folds. A fold that does not fit is empty. */
  readonly maxFolded?: number;
}

/** Fewer unchanged lines than this are shown, because a fold takes about as much room. */
const MIN_FOLD = 4;

/** A fold with more lines than this is empty, so that it leaves room for other folds. */
const MAX_FOLD = 200;

/** The number of characters that count as one row. */
const ROW_WIDTH = 200;

/**
 * Aligns the old and the new text of a file. Each removed line is next to the added line that
 * replaced it. Unchanged lines that are far from changes are folded.
 *
 * The cost is bounded for any input: `limits` bound it for the file, `pairLines` for a hunk, and
 * `markWords` for a line.
 *
 * @param old the lines of the old text as git counts them; none for an added file
 * @param now the lines of the new text; none for a deleted file
 * @param hunks the differences of the two texts without context (`-U0`), in order
 * @returns an empty list if both texts are empty
 * @throws {RangeError} if the line numbers of the hunks do not fit the two texts
 */
export function alignDiff(
  old: readonly TokenLine[],
  now: readonly TokenLine[],
  hunks: readonly Hunk[],
  { context = 3, maxRows = 2000, maxFolded = 600 }: DiffLimits = {},
): Block[] {
  const blocks = new BlockList(maxRows, maxFolded);
  const { length } = hunks;
  let oldAt = 0;
  let newAt = 0;
  for (let index = 0; index <= length; index++) {
    const hunk = hunks[index];
    const oldEnd = hunk === undefined ? old.length : beforeHunk(hunk.oldStart, hunk.oldCount);
    const newEnd = hunk === undefined ? now.length : beforeHunk(hunk.newStart, hunk.newCount);
    if (oldEnd - oldAt !== newEnd - newAt || oldEnd < oldAt || newEnd > now.length) {
      throw new RangeError('The hunks are not those of the two texts.');
    }
    const unchanged = now.slice(newAt, newEnd).map((tokens, at): Row => ({
      kind: 'unchanged',
      oldNumber: oldAt + at + 1,
      newNumber: newAt + at + 1,
      tokens,
    }));
    blocks.addUnchanged(unchanged, index > 0 ? context : 0, index < length ? context : 0);
    if (hunk === undefined) break;
    oldAt = oldEnd + hunk.oldCount;
    newAt = newEnd + hunk.newCount;
    blocks.addChange(numberLines(old, oldEnd, oldAt), numberLines(now, newEnd, newAt));
  }
  return blocks.finish();
}

/** Returns the number of lines before a hunk in one of the texts. */
function beforeHunk(start: number, count: number): number {
  return count === 0 ? start : start - 1;
}

function numberLines(lines: readonly TokenLine[], start: number, end: number): NumberedLine[] {
  return lines.slice(start, end).map((tokens, at) => ({ number: start + at + 1, tokens }));
}

class BlockList {
  private readonly blocks: Block[] = [];
  private readonly rest = { removed: 0, added: 0, unchanged: 0 };
  private rows: Row[] = [];
  private room: number;
  private foldRoom: number;

  constructor(maxRows: number, maxFolded: number) {
    this.room = maxRows;
    this.foldRoom = maxFolded;
  }

  /**
   * Adds unchanged lines. The first `head` and the last `tail` lines are next to a change and are
   * shown. The others are folded.
   */
  addUnchanged(rows: readonly Row[], head: number, tail: number): void {
    const end = rows.length - tail;
    if (end - head < MIN_FOLD) {
      for (const row of rows) this.add(row);
      return;
    }
    for (const row of rows.slice(0, head)) this.add(row);
    this.fold(rows.slice(head, end));
    for (const row of rows.slice(end)) this.add(row);
  }

  addChange(removed: readonly NumberedLine[], added: readonly NumberedLine[]): void {
    // If a hunk does not fit, its removed and its added lines share the room equally.
    const half = Math.ceil(this.room / 2);
    const old = removed.slice(0, Math.max(half, this.room - added.length));
    const now = added.slice(0, Math.max(half, this.room - removed.length));
    for (const row of changedRows(old, now)) this.add(row);
    this.rest.removed += removed.length - old.length;
    this.rest.added += added.length - now.length;
    if (old.length < removed.length || now.length < added.length) this.room = 0;
  }

  finish(): Block[] {
    this.endLines();
    const { removed, added, unchanged } = this.rest;
    if (removed + added + unchanged > 0) this.blocks.push({ kind: 'rest', ...this.rest });
    return this.blocks;
  }

  private add(row: Row): void {
    const height = heightOf(row);
    if (height <= this.room) {
      this.room -= height;
      this.rows.push(row);
      return;
    }
    this.room = 0;
    if (row.kind === 'unchanged') this.rest.unchanged++;
    if (row.kind === 'removed' || row.kind === 'changed') this.rest.removed++;
    if (row.kind === 'added' || row.kind === 'changed') this.rest.added++;
  }

  private fold(rows: readonly Row[]): void {
    const [first] = rows;
    if (first?.kind !== 'unchanged') return;
    if (this.room <= 0) {
      this.rest.unchanged += rows.length;
      return;
    }
    this.endLines();
    const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
    const fits = rows.length <= MAX_FOLD && height <= this.foldRoom;
    if (fits) this.foldRoom -= height;
    this.blocks.push({
      kind: 'fold',
      count: rows.length,
      oldStart: first.oldNumber,
      newStart: first.newNumber,
      rows: fits ? rows : [],
    });
  }

  private endLines(): void {
    if (this.rows.length > 0) this.blocks.push({ kind: 'lines', rows: this.rows });
    this.rows = [];
  }
}

/** Aligns the lines of a hunk. Lines that are in no pair keep their place between the pairs. */
function* changedRows(
  removed: readonly NumberedLine[],
  added: readonly NumberedLine[],
): Generator<Row> {
  const oldTexts = removed.map(({ tokens }) => textOf(tokens));
  const newTexts = added.map(({ tokens }) => textOf(tokens));
  const end: Pair = [removed.length, added.length];
  let oldAt = 0;
  let newAt = 0;
  for (const [i, j] of [...pairLines(oldTexts, newTexts), end]) {
    for (const old of removed.slice(oldAt, i)) yield { kind: 'removed', old };
    for (const now of added.slice(newAt, j)) yield { kind: 'added', now };
    const old = removed[i];
    const now = added[j];
    if (old === undefined || now === undefined) return;
    const marks = markWords(oldTexts[i] ?? '', newTexts[j] ?? '');
    yield {
      kind: 'changed',
      old: { ...old, marks: marks.old },
      now: { ...now, marks: marks.now },
    };
    oldAt = i + 1;
    newAt = j + 1;
  }
}

function heightOf(row: Row): number {
  switch (row.kind) {
    case 'unchanged':
      return lineHeight(row.tokens);
    case 'changed':
      return Math.max(lineHeight(row.old.tokens), lineHeight(row.now.tokens));
    case 'removed':
      return lineHeight(row.old.tokens);
    case 'added':
      return lineHeight(row.now.tokens);
  }
}

function lineHeight(tokens: TokenLine): number {
  const length = tokens.reduce((sum, { text }) => sum + text.length, 0);
  return Math.max(1, Math.ceil(Math.min(length, LONGEST_LINE) / ROW_WIDTH));
}
