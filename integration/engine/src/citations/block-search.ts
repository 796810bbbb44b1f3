/** Lines that are no longer in their old place, but may be in another one. */
export interface LostBlock {
  readonly lines: readonly string[];
}

/** A place where a block was found: the name of the text and the first line, counted from 1. */
export interface BlockPlace {
  readonly text: string;
  readonly startLine: number;
}

/** Blocks with fewer lines occur in many places by chance. */
const MIN_LINES = 3;

/** Blocks with fewer characters, not counting white space, hold little more than brackets. */
const MIN_CHARACTERS = 20;

/** The search for a block stops after this many places. */
const MANY_PLACES = 16;

/** Whether a block is long enough to tell it from other blocks. */
export function isTelling({ lines }: LostBlock): boolean {
  return lines.length >= MIN_LINES && lines.join('').replace(/\s/g, '').length >= MIN_CHARACTERS;
}

/**
 * Finds all places where blocks occur in texts. All lines of a block have to be equal, letter by
 * letter. Each text is read once, for all blocks together.
 *
 * @param texts the texts by name; the caller chooses the names
 * @returns the places of each block that {@link isTelling} accepts, at most 16 for each
 */
export function findBlocks<T extends LostBlock>(
  blocks: Iterable<T>,
  texts: ReadonlyMap<string, string>,
): Map<T, BlockPlace[]> {
  const places = new Map<T, BlockPlace[]>();
  const byAnchor = new Map<string, { block: T; offset: number }[]>();
  for (const block of blocks) {
    if (!isTelling(block)) continue;
    places.set(block, []);
    const offset = longestLine(block.lines);
    const anchor = block.lines[offset] ?? '';
    const others = byAnchor.get(anchor);
    if (others === undefined) byAnchor.set(anchor, [{ block, offset }]);
    else others.push({ block, offset });
  }
  if (byAnchor.size === 0) return places;
  for (const [text, content] of texts) {
    const lines = content.split('\n');
    lines.forEach((line, at) => {
      for (const { block, offset } of byAnchor.get(line) ?? []) {
        const found = places.get(block) ?? [];
        const start = at - offset;
        if (found.length < MANY_PLACES && standsAt(block.lines, lines, start)) {
          found.push({ text, startLine: start + 1 });
        }
      }
    });
  }
  return places;
}

/** Counts how often a block occurs in a text, letter by letter. The count stops at `most`. */
export function countBlock(lines: readonly string[], text: string, most: number): number {
  const block = `\n${lines.join('\n')}\n`;
  const whole = `\n${text}\n`;
  let count = 0;
  for (let at = whole.indexOf(block); at >= 0 && count < most; at = whole.indexOf(block, at + 1)) {
    count++;
  }
  return count;
}

/**
 * Returns the index of the longest line. A long line occurs in few places, so the search has to
 * compare little.
 */
function longestLine(lines: readonly string[]): number {
  let longest = 0;
  lines.forEach((line, index) => {
    if (line.length > (lines[longest]?.length ?? 0)) longest = index;
  });
  return longest;
}

function standsAt(block: readonly string[], lines: readonly string[], start: number): boolean {
  return start >= 0 && block.every((line, index) => lines[start + index] === line);
}
