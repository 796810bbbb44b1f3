/** Lines that are not where they were, and may be elsewhere. */
export interface LostBlock {
  readonly lines: readonly string[];
}

/** Where a block stands: in which text, and from which line, counted from 1. */
export interface BlockPlace {
  readonly text: string;
  readonly startLine: number;
}

/** Shorter runs of lines stand in many places by chance. */
const MIN_LINES = 3;

/** Fewer characters than this, without space, are as good as none: brackets and the like. */
const MIN_CHARACTERS = 20;

/** More places than this are as good as any number. */
const MANY_PLACES = 16;

/** Whether there is enough of a block to tell it from others. */
export function isTelling({ lines }: LostBlock): boolean {
  return lines.length >= MIN_LINES && lines.join('').replace(/\s/g, '').length >= MIN_CHARACTERS;
}

/**
 * Finds blocks in texts, letter by letter, in one walk over all lines of all texts.
 *
 * @param texts by a name of the caller's choice
 * @returns the places of each block that {@link isTelling}, no more than 16
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

/** In how many places of a text a block stands, letter by letter; more than `most` are not counted. */
export function countBlock(lines: readonly string[], text: string, most: number): number {
  const block = `\n${lines.join('\n')}\n`;
  const whole = `\n${text}\n`;
  let count = 0;
  for (let at = whole.indexOf(block); at >= 0 && count < most; at = whole.indexOf(block, at + 1)) {
    count++;
  }
  return count;
}

/** A long line is in few places, so that little has to be compared. */
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
