import { gapsBetween, type LineRange, mergeRanges } from './line-range.ts';

/** Lines that are shown around cited ones, as many as there is room for. */
const AROUND = [300, 100, 30, 5, 0];

/** What is to be shown, and how much of it can be. */
export interface Room {
  readonly lineCount: number;
  /** The size of a line, counted from 1. It is asked of few more lines than have room. */
  readonly sizeOf: (line: number) => number;
  /** What a note takes that stands for lines that are not shown. */
  readonly noteSize: number;
  /** What all lines and notes may take together. */
  readonly total: number;
}

/**
 * Chooses the lines of a text that are shown: all, if there is room, else the cited ones with some
 * hundred around them, as many as there is room for; the first ones, where nothing is cited.
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

/** As much of ranges, from the first line on, as there is room for. */
function takeFirst(ranges: readonly LineRange[], { sizeOf, noteSize, total }: Room): LineRange[] {
  const taken: LineRange[] = [];
  // A note may follow the last line.
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
