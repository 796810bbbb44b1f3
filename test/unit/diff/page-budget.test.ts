import { describe, expect, it } from 'vitest';
import { type ComparedLines, DiffRoom } from '../../../integration/astro/src/diff/page-budget.ts';
import { plainLines } from '../../../integration/astro/src/diff/tokens.ts';
import type { Html } from '../../../integration/engine/src/html/html.ts';
import { sayNow } from '../../../integration/astro/src/strings/deferred-strings.ts';
import { ENGLISH_STRINGS } from '../../../integration/astro/src/strings/strings.ts';
import { hunksOf, numbered } from './samples.ts';

const TITLES = { path: 'a.ts', previousPath: null, day: '2026-01-28' };

/** A diff as a page has it, in English. */
function said(diff: Html | null): string | null {
  return diff === null ? null : sayNow(diff.toString(), ENGLISH_STRINGS);
}

function compare(old: string, now: string): ComparedLines {
  const lines = { old: plainLines(old), now: plainLines(now) };
  return { id: `${old}\0${now}`, ...lines, hunks: hunksOf(old, now) };
}

const small = compare('let a = 1;\n', 'let a = 2;\n');
const large = compare('', numbered(1, 5000));

function sizeOf(room: DiffRoom, lines: ComparedLines): number | null {
  const diff = said(room.render(lines, TITLES));
  return diff === null ? null : Buffer.byteLength(diff);
}

describe('DiffRoom', () => {
  it('renders a small diff in full', () => {
    const markup = said(new DiffRoom(1_000_000, 1).render(small, TITLES));
    expect(markup).toContain('let a = <del>1</del>;');
    expect(markup).not.toContain('This is not all');
  });

  it('renders the beginning of a large diff and says what is missing', () => {
    const markup = said(new DiffRoom(150_000, 1).render(large, TITLES)) ?? '';
    expect(Buffer.byteLength(markup)).toBeLessThanOrEqual(150_000);
    expect(Buffer.byteLength(markup)).toBeGreaterThan(100_000);
    expect(/This is not all: [34],\d\d\d added lines are not shown\./.test(markup)).toBe(true);
  });

  it('never exceeds its size, and leaves room for small diffs after large ones', () => {
    const room = new DiffRoom(400_000, 50);
    const sizes = Array.from({ length: 50 }, (_, index) =>
      sizeOf(room, index % 10 === 0 ? large : small),
    );
    const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    expect(total).toBeLessThanOrEqual(400_000);
    expect(total).toBeGreaterThan(150_000);
    expect(sizes).not.toContain(null);
  });

  it('shares its size among large diffs', () => {
    const room = new DiffRoom(400_000, 20);
    const sizes = Array.from({ length: 20 }, () => sizeOf(room, large));
    expect(sizes).not.toContain(null);
  });

  it('renders nothing once it is full', () => {
    const room = new DiffRoom(20_000, 1);
    let count = 0;
    while (room.render(small, TITLES) !== null) count++;
    expect(count).toBeGreaterThan(5);
    expect(room.isFull).toBe(true);
    expect(new DiffRoom(0, 1).render(small, TITLES)).toBeNull();
    expect(new DiffRoom(3000, 1000).isFull).toBe(true);
  });

  it('keeps fewer folded lines where there are more diffs', () => {
    const folded = compare(numbered(1, 100), `${numbered(1, 100)}more\n`);
    const one = sizeOf(new DiffRoom(1_000_000, 1), folded) ?? 0;
    const many = sizeOf(new DiffRoom(1_000_000, 100), folded) ?? 0;
    expect(one).toBeGreaterThan(5 * many);
  });

  it('counts bytes, not characters', () => {
    const wide = compare('', '界'.repeat(1000) + '\n');
    expect(sizeOf(new DiffRoom(5000, 1), wide)).not.toBeNull();
    expect(sizeOf(new DiffRoom(5000, 1), compare('', `${'界'.repeat(1900)}\n`))).toBeNull();
  });

  it('throws for hunks of other texts', () => {
    expect(() => new DiffRoom(100_000, 1).render({ ...small, old: [] }, TITLES)).toThrow(
      RangeError,
    );
  });
});
