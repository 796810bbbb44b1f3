import type { Hunk } from '@astro-drift/engine/internal/git/patch';
import type { Html } from '@astro-drift/engine/internal/html/html';
import { sayNow } from '../strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../strings/strings.ts';
import { DiffMemory } from './diff-cache.ts';
import { type DiffTitles, renderDiff } from './render.ts';
import { alignDiff } from './rows.ts';
import type { TokenLine } from './tokens.ts';

/** The lines of a file before and after its changes, and the hunks in which they differ. */
export interface ComparedLines {
  /** A unique id of these lines and hunks. */
  readonly id: string;
  readonly old: readonly TokenLine[];
  readonly now: readonly TokenLine[];
  readonly hunks: readonly Hunk[];
}

/** The maximum and the minimum number of rows of a diff. */
const MOST_ROWS = 2000;
const LEAST_ROWS = 20;

/** No diff is rendered if there is less room for it than this. */
const LEAST_ROOM = 4000;

/** While there is room, each diff may take at least this much. */
const ORDINARY = 20_000;

/**
 * A diff that does not fit takes this much of the room, so that the number of attempts is limited.
 */
const TRY = 1000;

/** The maximum number of unchanged rows inside folds: of one diff, and of all diffs of a page. */
const MOST_FOLDED = { diff: 600, page: 1500 };

/**
 * Shares the room of one page among its diffs. The room is measured in bytes of markup. A large
 * diff may use at most half of the spare room, so that later diffs still fit. If there are too many
 * diffs, the first ones are shown.
 */
export class DiffRoom {
  private left: number;
  private coming: number;
  private readonly folded: number;
  private readonly memory: DiffMemory;

  /**
   * @param bytes the room of the page
   * @param count the number of diffs on the page
   * @param memory a cache of diffs, which other pages can share
   */
  constructor(bytes: number, count: number, memory = new DiffMemory()) {
    this.memory = memory;
    this.left = bytes;
    this.coming = Math.max(1, count);
    this.folded = Math.min(MOST_FOLDED.diff, Math.floor(MOST_FOLDED.page / this.coming));
  }

  /** Whether there is too little room for any other diff. */
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

/** Returns the size of the diff in English. The sizes in other languages differ little. */
function sizeOf(diff: Html): number {
  return Buffer.byteLength(sayNow(diff.toString(), ENGLISH_STRINGS));
}
