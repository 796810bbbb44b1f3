import { structuredPatch } from 'diff';
import type { Hunk } from '../../../integration/engine/src/git/patch.ts';
import {
  alignDiff,
  type Block,
  type DiffLimits,
} from '../../../integration/astro/src/diff/rows.ts';
import { plainLines } from '../../../integration/astro/src/diff/tokens.ts';

/** A small pseudo-random generator (mulberry32), so that a failure can be repeated. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The hunks of a difference of two texts without context, as git counts lines. */
export function hunksOf(old: string, now: string): Hunk[] {
  const { hunks } = structuredPatch('a', 'b', old, now, '', '', { context: 0 });
  return hunks.map(({ oldStart, oldLines, newStart, newLines }) => ({
    oldStart: oldLines === 0 ? oldStart - 1 : oldStart,
    oldCount: oldLines,
    newStart: newLines === 0 ? newStart - 1 : newStart,
    newCount: newLines,
  }));
}

/** The diff of two texts without colours. */
export function diffOf(old: string, now: string, limits?: DiffLimits): Block[] {
  return alignDiff(plainLines(old), plainLines(now), hunksOf(old, now), limits);
}

/** `from` to `to` as lines of a text, each with its number. */
export function numbered(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');
}
