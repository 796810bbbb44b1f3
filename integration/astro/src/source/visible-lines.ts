import { gapsBetween, type LineRange, mergeRanges } from './line-range.ts';

/** The numbers of lines to show around cited lines. The largest that fits is used. */
const AROUND = [300, 100, 30, 5, 0];

/** The lines of a text, and the space for them. */
export interface Room {
  readonly lineCount: number;
  /** The size of a line, counted from 1. It is called for few lines that do not fit. */
  readonly sizeOf: (line: number) => number;
  /** The size of a note about lines that are left out. */
  readonly noteSize: number;
  /** The maximum size of all lines and notes. */
  readonly total: number;
}

/**
 * Chooses the lines of a text to show: all lines if they fit, else the cited lines and as many
 * lines around them as fit. Without cited lines, the first lines are shown.
 *
 * @param cited runs of lines that are more important than others
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

/** Whether all lines can be shown. */
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

/** The first lines of some ranges, as many as fit. */
function takeFirst(ranges: readonly LineRange[], { sizeOf, noteSize, total }: Room): LineRange[] {
  const taken: LineRange[] = [];
  // A note can follow the last line.
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
