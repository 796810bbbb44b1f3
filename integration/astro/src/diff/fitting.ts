import type { Hunk } from '@astro-drift/engine/internal/git/patch';
import type { Html } from '@astro-drift/engine/internal/html/html';
import { sayNow } from '../strings/later.ts';
import { ENGLISH_STRINGS } from '../strings/strings.ts';
import { DiffMemory } from './memory.ts';
import { type DiffTitles, renderDiff } from './render.ts';
import { alignDiff } from './rows.ts';
import type { TokenLine } from './tokens.ts';

/** The lines of the two contents of a file, and the hunks of their difference. */
export interface ComparedLines {
  /** Another for other lines or hunks. */
  readonly id: string;
  readonly old: readonly TokenLine[];
  readonly now: readonly TokenLine[];
  readonly hunks: readonly Hunk[];
}

/** The rows of a diff, at most and at least. */
const MOST_ROWS = 2000;
const LEAST_ROWS = 20;

/** Less room than this is not worth a try. */
const LEAST_ROOM = 4000;

/** What any diff may take, as long as it is there. */
const ORDINARY = 20_000;

/** What a diff takes that does not fit, so that there are not too many tries. */
const TRY = 1000;

/** Rows of unchanged lines in the folds of one diff, and of all diffs of a page. */
const MOST_FOLDED = { diff: 600, page: 1500 };

/**
 * The room that the diffs of one page share, in bytes of markup. A large one may take half of what
 * those after it are not likely to need, so that it does not leave them out. Where there are too
 * many, those that come first are shown.
 */
export class DiffRoom {
  private left: number;
  private coming: number;
  private readonly folded: number;
  private readonly memory: DiffMemory;

  /**
   * @param count the diffs that there are
   * @param memory of other pages' diffs
   */
  constructor(bytes: number, count: number, memory = new DiffMemory()) {
    this.memory = memory;
    this.left = bytes;
    this.coming = Math.max(1, count);
    this.folded = Math.min(MOST_FOLDED.diff, Math.floor(MOST_FOLDED.page / this.coming));
  }

  /** Whether no other diff may fit. */
  get isFull(): boolean {
    return this.share < LEAST_ROOM;
  }

  /**
   * Renders the next diff, with as many of its lines as there is room for.
   *
   * @returns `null` where there is room for none
   * @throws RangeError if the hunks do not fit the two texts
   */
  render(lines: ComparedLines, titles: DiffTitles): Html | null {
    const diff = this.isFull ? null : this.fit(lines, titles);
    this.left -= diff === null ? TRY : sizeOf(diff);
    this.coming = Math.max(1, this.coming - 1);
    return diff;
  }

  private get share(): number {
    const spare = Math.max(0, this.left - ORDINARY * this.coming);
    return Math.min(this.left, ORDINARY + spare / Math.min(this.coming, 2));
  }

  private fit({ id, old, now, hunks }: ComparedLines, titles: DiffTitles): Html | null {
    for (let maxRows = MOST_ROWS; maxRows >= LEAST_ROWS;) {
      const maxFolded = Math.min(this.folded, maxRows);
      const key = JSON.stringify([id, titles, maxRows, maxFolded]);
      const diff = this.memory.recall(key, () =>
        renderDiff(alignDiff(old, now, hunks, { maxRows, maxFolded }), titles),
      );
      const size = sizeOf(diff);
      if (size <= this.share) return diff;
      maxRows = Math.floor(maxRows * Math.min(this.share / size, 0.9));
    }
    return null;
  }
}

/** As it is in English; the other languages that a page may be in do not differ by much. */
function sizeOf(diff: Html): number {
  return Buffer.byteLength(sayNow(diff.toString(), ENGLISH_STRINGS));
}
