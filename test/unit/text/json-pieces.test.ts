import { describe, expect, it } from 'vitest';
import { jsonPieces, LONGEST_PIECE } from '../../../integration/engine/src/text/json-pieces.ts';
import { seeds } from '../../support/nightly.ts';
import { seeded } from '../../support/random.ts';

const TEXTS = [
  '',
  'a',
  'é',
  '\n',
  '"',
  '\u2028',
  '\ud83d',
  '\ud83d\ude00',
  '##vso[x]',
  'x'.repeat(9000),
];

/** Any plain data, of which a part is large. */
function anything(random: (limit: number) => number, depth: number): unknown {
  const kind = random(depth > 0 ? 8 : 5);
  if (kind < 2) return TEXTS[random(TEXTS.length)];
  if (kind === 2) return [0, -1.5, 1e21, NaN][random(4)];
  if (kind === 3) return [true, false, null][random(3)];
  if (kind === 4) return random(5) === 0 ? undefined : [];
  const items = Array.from({ length: random(12) }, () => anything(random, depth - 1));
  if (kind === 5) return items;
  return Object.fromEntries(
    items.map((item, index) => [`${TEXTS[random(9)] ?? ''}${index}`, item]),
  );
}

describe('JSON in pieces', () => {
  it.each(seeds(40, 2000))('is what JSON.stringify writes, seed %i', (seed) => {
    const value = [anything(seeded(seed), 6)];
    for (const indent of [0, 2]) {
      expect([...jsonPieces(value, indent)].join('')).toBe(JSON.stringify(value, null, indent));
    }
  });

  it('has no longer piece however much there is, and never halves a character', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => ({ index, name: 'name' }));
    const long = '\ud83d\ude00'.repeat(200_001);
    const value = { many, long, odd: `x${long}`, deep: [[[[many]]]] };
    const pieces = [...jsonPieces(value, 2)];
    expect(pieces.length).toBeGreaterThan(20);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(LONGEST_PIECE);
    expect(pieces.filter((piece) => /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece))).toEqual([]);
    expect(pieces.join('')).toBe(JSON.stringify(value, null, 2));
  });
});
