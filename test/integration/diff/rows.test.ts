import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alignDiff, type Block, type Row } from '../../../integration/astro/src/diff/rows.ts';
import { plainLines, textOf } from '../../../integration/astro/src/diff/tokens.ts';
import { type Hunk, PatchReader } from '../../../integration/engine/src/git/patch.ts';
import { seeds } from '../../support/nightly.ts';
import { randomFrom } from '../../unit/diff/samples.ts';

/** The old and the new text of a file. */
type TextPair = readonly [old: string, now: string];

/** The hunks that git itself finds between any number of texts, in one process. */
function hunksByGit(pairs: readonly TextPair[]): readonly (readonly Hunk[])[] {
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

/** The rows of all blocks, those of folds as well. */
function rowsOf(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block) => (block.kind === 'rest' ? [] : block.rows));
}

/** The two texts as the rows tell them, each line with its number. */
function readBack(blocks: readonly Block[]): { old: string[]; now: string[] } {
  const old: string[] = [];
  const now: string[] = [];
  for (const row of rowsOf(blocks)) {
    if (row.kind === 'unchanged') {
      old.push(`${row.oldNumber} ${textOf(row.tokens)}`);
      now.push(`${row.newNumber} ${textOf(row.tokens)}`);
    }
    if (row.kind === 'removed' || row.kind === 'changed') {
      old.push(`${row.old.number} ${textOf(row.old.tokens)}`);
    }
    if (row.kind === 'added' || row.kind === 'changed') {
      now.push(`${row.now.number} ${textOf(row.now.tokens)}`);
    }
  }
  return { old, now };
}

function numberedLines(text: string): string[] {
  return plainLines(text).map((line, index) => `${index + 1} ${textOf(line)}`);
}

const pairs = seeds(100, 400).map((seed): TextPair => {
  const random = randomFrom(seed);
  const words = ['const', 'name', '=', 'f(x)', '}', '', ' ', '\t', 'été', '\u202e', '\r'];
  const line = (): string =>
    Array.from({ length: random(5) }, () => words[random(words.length)] ?? '').join(' ');
  const lines = Array.from({ length: random(60) }, line);
  const edited = [...lines];
  for (let edits = random(8); edits > 0; edits--) {
    const at = random(edited.length + 1);
    const kept = edited[at];
    if (random(2) === 0 && kept !== undefined) edited[at] = `${kept} ${line()}`;
    else edited.splice(at, random(5), ...Array.from({ length: random(5) }, line));
  }
  const write = (all: readonly string[]): string =>
    all.join(random(3) === 0 ? '\r\n' : '\n') + (random(2) === 0 || all.length === 0 ? '' : '\n');
  return [random(20) === 0 ? '' : write(lines), random(20) === 0 ? '' : write(edited)];
});

describe('alignDiff with the hunks of git, for pairs of random texts', () => {
  const hunks = hunksByGit(pairs);

  it('keeps every line of both texts, with its number', () => {
    for (const [index, [old, now]] of pairs.entries()) {
      const blocks = alignDiff(plainLines(old), plainLines(now), hunks[index] ?? []);
      const read = readBack(blocks);
      const seed = `seed ${index + 1}`;
      expect(read.old, seed).toEqual(numberedLines(old));
      expect(read.now, seed).toEqual(numberedLines(now));
    }
    expect(hunks.filter((found) => found.length > 1).length).toBeGreaterThan(pairs.length / 4);
  });

  it('shows, folds or counts every line, whatever the limits', () => {
    for (const [index, [old, now]] of pairs.entries()) {
      const random = randomFrom(index + 1);
      const limits = { context: random(5), maxRows: random(40), maxFolded: random(40) };
      const blocks = alignDiff(plainLines(old), plainLines(now), hunks[index] ?? [], limits);
      const shown = readBack(blocks.filter(({ kind }) => kind === 'lines'));
      const count = (of: (block: Block) => number): number =>
        blocks.reduce((sum, block) => sum + of(block), 0);
      const folded = count((block) => (block.kind === 'fold' ? block.count : 0));
      const restOf = (side: 'removed' | 'added'): number =>
        count((block) => (block.kind === 'rest' ? block[side] + block.unchanged : 0));
      expect(shown.old.length + folded + restOf('removed')).toBe(plainLines(old).length);
      expect(shown.now.length + folded + restOf('added')).toBe(plainLines(now).length);
      const rows = count((block) => (block.kind === 'lines' ? block.rows.length : 0));
      expect(rows).toBeLessThanOrEqual(limits.maxRows);
      const foldedRows = count((block) => (block.kind === 'fold' ? block.rows.length : 0));
      expect(foldedRows).toBeLessThanOrEqual(limits.maxFolded);
    }
  });
});
