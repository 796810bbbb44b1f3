import { ALIKE, LONGEST_LINE, wordsOf } from './words.ts';

/** The indices, from 0, of a removed line and the added line that replaced it. */
export type Pair = readonly [old: number, now: number];

/** The maximum number of times that a removed line and an added line of one hunk are compared. */
const MAX_COMPARISONS = 100_000;

/** Only this many words of a line are compared. */
const MAX_WORDS = 64;

/** The score of a pair of blank lines. It is less than the score of any text. */
const BLANK = 0.25;

/**
 * Pairs removed lines with the added lines that replaced them. Pairs do not cross, and the lines of
 * a pair are {@link ALIKE}. Of all such choices, the one in which the pairs have the most text in
 * common is taken.
 *
 * If a hunk has at most 100,000 combinations of lines, all of them are tried. In a larger hunk, a
 * line is only compared with lines at about the same position. The larger the hunk, the fewer these
 * are, but there are at least three.
 */
export function pairLines(old: readonly string[], now: readonly string[]): Pair[] {
  const vocabulary = new Vocabulary();
  const oldLines = old.map((line) => vocabulary.read(line));
  const newLines = now.map((line) => vocabulary.read(line));
  return chooseInOrder(oldLines.length, newLines.length, (i, j) => {
    const one = oldLines[i];
    const other = newLines[j];
    return one === undefined || other === undefined ? 0 : vocabulary.compare(one, other);
  });
}

interface Candidate {
  readonly old: number;
  readonly now: number;
  /** The sum of the scores of this pair and the pairs before it. */
  readonly total: number;
  readonly previous: Candidate | null;
}

/**
 * Chooses pairs from two lists. The pairs do not cross, and the sum of their scores is the highest
 * possible. If several choices have this sum, the one with earlier lines is taken.
 *
 * @param worth returns the score of a pair, or 0 if the pair is not allowed
 * @param limit the maximum number of calls of `worth`; three calls for each index of the first list
 * are always allowed
 */
export function chooseInOrder(
  oldCount: number,
  newCount: number,
  worth: (old: number, now: number) => number,
  limit: number = MAX_COMPARISONS,
): Pair[] {
  const reach =
    oldCount * newCount <= limit ? newCount : Math.max(1, Math.floor((limit / oldCount - 1) / 2));
  const chains = new Chains(newCount);
  for (let old = 0; old < oldCount; old++) {
    const centre = Math.floor(((old + 0.5) * newCount) / oldCount);
    const last = Math.min(newCount - 1, centre + reach);
    const candidates: Candidate[] = [];
    for (let now = Math.max(0, centre - reach); now <= last; now++) {
      const value = worth(old, now);
      if (value <= 0) continue;
      const previous = chains.best(now);
      candidates.push({ old, now, total: value + (previous?.total ?? 0), previous });
    }
    for (const candidate of candidates) chains.add(candidate);
  }
  const pairs: Pair[] = [];
  for (let last = chains.best(newCount); last !== null; last = last.previous) {
    pairs.push([last.old, last.now]);
  }
  return pairs.reverse();
}

/** Finds the best chain of pairs that ends before an index. It is a Fenwick tree of maxima. */
class Chains {
  private readonly nodes: (Candidate | null)[];

  constructor(size: number) {
    this.nodes = Array<Candidate | null>(size + 1).fill(null);
  }

  best(end: number): Candidate | null {
    let best: Candidate | null = null;
    for (let node = end; node > 0; node -= node & -node) {
      best = better(best, this.nodes[node] ?? null);
    }
    return best;
  }

  add(candidate: Candidate): void {
    for (let node = candidate.now + 1; node < this.nodes.length; node += node & -node) {
      this.nodes[node] = better(this.nodes[node] ?? null, candidate);
    }
  }
}

function better(one: Candidate | null, other: Candidate | null): Candidate | null {
  if (one === null || other === null) return one ?? other;
  if (one.total !== other.total) return one.total > other.total ? one : other;
  return one.old < other.old || (one.old === other.old && one.now < other.now) ? one : other;
}

/** The words of a line without white space, as numbers in ascending order. */
interface Bag {
  readonly words: readonly number[];
  /** The number of characters in all words together. */
  readonly length: number;
}

class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly lengths: number[] = [];

  read(line: string): Bag {
    const words = wordsOf(line.slice(0, LONGEST_LINE))
      .filter((word) => word.trim() !== '')
      .slice(0, MAX_WORDS);
    return {
      words: words.map((word) => this.numberOf(word)).sort((a, b) => a - b),
      length: words.reduce((sum, word) => sum + word.length, 0),
    };
  }

  /**
   * Returns the number of characters that two lines share, reduced by the share in which they
   * differ. Returns 0 if the lines are not alike.
   */
  compare(one: Bag, other: Bag): number {
    const length = one.length + other.length;
    if (length === 0) return BLANK;
    if (2 * Math.min(one.length, other.length) < ALIKE * length) return 0;
    const common = this.commonLength(one.words, other.words);
    const likeness = (2 * common) / length;
    return likeness < ALIKE ? 0 : common * likeness;
  }

  private commonLength(one: readonly number[], other: readonly number[]): number {
    let common = 0;
    let i = 0;
    let j = 0;
    for (;;) {
      const a = one[i];
      const b = other[j];
      if (a === undefined || b === undefined) return common;
      if (a === b) common += this.lengths[a] ?? 0;
      if (a <= b) i++;
      if (b <= a) j++;
    }
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.lengths.push(word.length) - 1;
    this.numbers.set(word, number);
    return number;
  }
}
