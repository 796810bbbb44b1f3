/** Gives numbers from 0 to below a limit. */
export type Random = (limit: number) => number;

/** A part of the product that reads texts of strangers. Each stands in a file of its own. */
export interface Target {
  readonly name: string;
  /** What its texts are put together from. Whole texts are fine, and so are odd parts of them. */
  readonly parts: readonly string[];
  /** Whether twice the text may take about twice the time only; so it is unless this is `false`. */
  readonly isTimed?: boolean;
  /**
   * Reads a text, and looks whether what came of it keeps its promises.
   *
   * @throws {Error} where it does not
   */
  readonly check: (text: string) => void;
}

/** Parts that are odd to every reader. */
const ODD = [
  ...['', ' ', '\t', '\n', '\r\n', '\r', '\0', '\u001b[2J', '\u009b', '\u2028', '\u202e', '\ufeff'],
  ...['\ud83d', '\ude00', '\ud83d\ude00', 'é', '\u0301', '\u00a0', '`', '"', "'", '\\', '/', '..'],
  ...[
    '<',
    '>',
    '&',
    '#',
    ':',
    '-',
    '*',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '|',
    '%',
    '%2F',
    '%ff',
    '$&',
  ],
  ...['__proto__', 'constructor', 'toString', '0', '-1', '1e999', '99999999999999999999'],
];

/** Makes a text for a target: parts in a row, some of them often, some of them broken. */
export function makeText({ parts }: Target, random: Random): string {
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? '';
  const made: string[] = [];
  const length = 1 + random(40);
  while (made.length < length) {
    const part = random(4) === 0 ? pick(ODD) : pick(parts);
    const repeated = random(20) === 0 ? part.repeat(1 + random(30)) : part;
    made.push(random(15) === 0 ? cut(repeated, random) : repeated);
  }
  return made.join('');
}

function cut(text: string, random: Random): string {
  const from = random(text.length + 1);
  return text.slice(0, from) + text.slice(from + random(text.length - from + 1));
}

/** Fails unless a condition holds. */
export function hold(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

/** Fails for anything but plain data, such as a function, a class or a changed prototype. */
export function holdPlain(value: unknown): void {
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error('no plain data');
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = [Object.prototype, Array.prototype, null].includes(prototype as object | null);
  hold(isPlain, 'no plain data');
  Object.values(value).forEach(holdPlain);
}

/** How many lines a text has, as editors count them. */
export function linesIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/** The least part of a text, as far as it is found, for which a check still fails. */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let least = text;
  for (let size = Math.ceil(least.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < least.length;) {
      const shorter = least.slice(0, start) + least.slice(start + size);
      if (fails(shorter)) least = shorter;
      else start += size;
    }
  }
  return least;
}
