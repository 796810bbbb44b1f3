import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Hunk, PatchReader } from '../../../integration/src/git/patch.ts';
import { alignDiff, type Block, type DiffLimits } from '../../../integration/src/diff/rows.ts';
import { plainLines } from '../../../integration/src/diff/tokens.ts';

/** The old and the new text of a file. */
export type TextPair = readonly [old: string, now: string];

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

/** What git itself finds between any number of texts, in one process. */
export function hunksOf(pairs: readonly TextPair[]): readonly (readonly Hunk[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'drift-diff-'));
  try {
    for (const [index, side] of ['a', 'b'].entries()) {
      mkdirSync(join(folder, side));
      for (const [number, pair] of pairs.entries()) {
        writeFileSync(join(folder, side, String(number)), pair[index] ?? '');
      }
    }
    const hunks = pairs.map((): readonly Hunk[] => []);
    const reader = new PatchReader((number, diff) => {
      hunks[number] = diff.hunks;
    });
    reader.read(compare(folder));
    reader.finish();
    return hunks;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(folder: string): Buffer {
  const options = ['--no-index', '-U0', '--text', '--no-ext-diff', '--no-color', '--no-renames'];
  try {
    return execFileSync('git', ['diff', ...options, 'a', 'b'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      maxBuffer: 2 ** 28,
    });
  } catch (error) {
    // With 1, git says that there are differences.
    if (error instanceof Error && 'status' in error && error.status === 1 && 'stdout' in error) {
      return error.stdout as Buffer;
    }
    throw error;
  }
}

/** The diff of two texts without colours. */
export function diffOf(old: string, now: string, limits?: DiffLimits): Block[] {
  const [hunks = []] = hunksOf([[old, now]]);
  return alignDiff(plainLines(old), plainLines(now), hunks, limits);
}

/** `from` to `to` as lines of a text, each with its number. */
export function numbered(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');
}
