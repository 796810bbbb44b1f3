import type { Hunk } from '@astro-drift/engine/internal/git/patch';
import type { Html } from '@astro-drift/engine/internal/html/html';
import { sayNow } from '../strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../strings/strings.ts';
import { DiffMemory } from './diff-cache.ts';
import { type DiffTitles, renderDiff } from './render.ts';
import { alignDiff } from './rows.ts';
import type { TokenLine } from './tokens.ts';

/** The lines of the two contents of a file, and the hunks of their difference. */
export interface ComparedLines {
  /** A unique id of these lines and hunks. */
  readonly id: string;
  readonly old: readonly TokenLine[];
  readonly now: readonly TokenLine[];
  readonly hunks: readonly Hunk[];
}

/** The maximum and minimum number of rows of a diff. */
const MOST_ROWS = 2000;
const LEAST_ROWS = 20;

/** With less room than this, no diff is tried. */
const LEAST_ROOM = 4000;

/** Each diff may take this much, as long as there is room. */
const ORDINARY = 20_000;

/** The cost of a diff that does not fit. It limits the number of attempts. */
const TRY = 1000;

/** The maximum number of unchanged rows in the folds of one diff, and of all diffs of a page. */
const MOST_FOLDED = { diff: 600, page: 1500 };

/**
 * The room that the diffs of one page share, in bytes of markup. A large diff may use at most half
 * of the spare room, so that later diffs still fit. If there are too many diffs, the first ones are
 * shown.
 */
export class DiffRoom {
  private left: number;
  private coming: number;
  private readonly folded: number;
  private readonly memory: DiffMemory;

  /**
   * @param count the number of diffs
   * @param memory diffs of other pages
   */
  constructor(bytes: number, count: number, memory = new DiffMemory()) {
    this.memory = memory;
    this.left = bytes;
    this.coming = Math.max(1, count);
    this.folded = Math.min(MOST_FOLDED.diff, Math.floor(MOST_FOLDED.page / this.coming));
  }

  /** Whether no other diff can fit. */
  get isFull(): boolean {
    return this.share < LEAST_ROOM;
  }

  /**
   * Renders the next diff, with as many lines as there is room for.
   *
   * @returns `null` if there is no room
   * @throws {RangeError} if the hunks do not fit the two texts
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

/** The size in English. Other languages differ little. */
function sizeOf(diff: Html): number {
  return Buffer.byteLength(sayNow(diff.toString(), ENGLISH_STRINGS));
}
