import { gapsBetween, type LineRange, mergeRanges } from './line-range.ts';

/**
 * How many lines are shown before and after cited lines. The first number for which there is room
 * is used.
 */
const AROUND = [300, 100, 30, 5, 0];

/** The sizes of a text's lines, and the room for them. */
export interface Room {
  readonly lineCount: number;
  /**
   * Returns the size of a line, counted from 1. It is called only a few times for lines that do not
   * fit.
   */
  readonly sizeOf: (line: number) => number;
  /** The size of a note that says which lines are left out. */
  readonly noteSize: number;
  /** The maximum size of all lines and notes together. */
  readonly total: number;
}

/**
 * Chooses the lines of a text that are shown. If not all lines fit, chooses the cited lines and as
 * many lines around them as fit. If no lines are cited, chooses the first lines.
 *
 * @param cited the runs of lines that are more important than others
 * @returns ranges in order, which do not touch
 */
export function chooseLines(cited: readonly LineRange[], room: Room): LineRange[] {
  const { lineCount } = room;
  const all = allLines(room);
  if (hasRoom(all, room)) return all;
  const seeds = mergeRanges(cited, lineCount);
  for (const around of seeds.length === 0 ? [] : AROUND) {
    const wider = seeds.map(({ first, last }) => ({ first: first - around, last: last + around }));
    const ranges = mergeRanges(wider, lineCount);
    if (hasRoom(ranges, room)) return ranges;
  }
  return takeFirst(seeds.length === 0 ? all : seeds, room);
}

/** Returns whether all lines fit. */
export function hasRoomForAll(room: Room): boolean {
  return hasRoom(allLines(room), room);
}

function allLines({ lineCount }: Room): LineRange[] {
  return mergeRanges([{ first: 1, last: lineCount }], lineCount);
}

function hasRoom(
  ranges: readonly LineRange[],
  { lineCount, sizeOf, noteSize, total }: Room,
): boolean {
  let left = total - noteSize * gapsBetween(ranges, lineCount).length;
  for (const { first, last } of ranges) {
    for (let line = first; line <= last && left >= 0; line++) left -= sizeOf(line);
  }
  return left >= 0;
}

/** Returns the first lines of ranges, as many as fit. */
function takeFirst(ranges: readonly LineRange[], { sizeOf, noteSize, total }: Room): LineRange[] {
  const taken: LineRange[] = [];
  // This leaves room for a note after the last line.
  let left = total - noteSize;
  for (const { first, last } of ranges) {
    left -= noteSize;
    let line = first;
    for (; line <= last; line++) {
      const size = sizeOf(line);
      if (size > left) break;
      left -= size;
    }
    if (line > first) taken.push({ first, last: line - 1 });
    if (line <= last) break;
  }
  return taken;
}
