import micromatch from 'micromatch';
import { describe, expect, it } from 'vitest';
import { compileLinear } from '../../../integration/engine/src/specs/linear-match.ts';
import {
  compilePattern,
  expandPattern,
  patternProblem,
} from '../../../integration/engine/src/specs/pattern.ts';
import { seeds } from '../../support/nightly.ts';
import { seeded } from '../../support/random.ts';

const OPTIONS = { dot: true, noextglob: true, nonegate: true };
// Without `\\b`, which no character matches: a pattern means the letter.
const PARTS = [
  ...['a', 'b', '/', '*', '**', '/**/', '?', '[', '[a', '[^a]', '[!b]', ']', '{', '}', ',', '..'],
  ...['1', '3', '\\', '.', '-', '(', ')', '|', '+', '^', '$', '\n', 'é', '\\d', '#', '!', '@', '"'],
];
const LETTERS = Array.from('ab/c.-1\né[]{}(*\\$^|');

function randomText(
  random: (limit: number) => number,
  parts: readonly string[],
  most: number,
): string {
  return Array.from({ length: 1 + random(most) }, () => parts[random(parts.length)]).join('');
}

/** Whether a path can be one of git: no empty names, no `.` and no `..`. */
function isPath(text: string): boolean {
  return text.split('/').every((name) => !['', '.', '..'].includes(name));
}

describe('compileLinear', () => {
  it.each(seeds(4, 200))('matches what micromatch matches, with seed %i', (seed) => {
    const random = seeded(seed);
    let matched = 0;
    for (let count = 0; count < 1500; count++) {
      const pattern = randomText(random, PARTS, 9);
      if (patternProblem(pattern) !== null) continue;
      for (const alternative of expandPattern(pattern).slice(0, 3)) {
        const { source } = micromatch.makeRe(alternative, OPTIONS);
        if (/\\b|\{\d/i.test(source)) continue;
        const expression = new RegExp(source, 's');
        const test = compileLinear(source);
        for (let paths = 0; paths < 10; paths++) {
          const path = randomText(random, LETTERS, 7);
          if (!isPath(path)) continue;
          expect(test(path), JSON.stringify([alternative, path])).toBe(expression.test(path));
          if (test(path)) matched++;
        }
      }
    }
    expect(matched).toBeGreaterThan(10);
  });

  it('treats braces as ordinary characters', () => {
    expect(compileLinear('^a{2}$')('a{2}')).toBe(true);
  });

  it('rejects an expression that it cannot read', () => {
    expect(() => compileLinear('^(?:a$')).toThrow(SyntaxError);
    expect(() => compileLinear('*')).toThrow(SyntaxError);
  });
});

describe('compilePattern', () => {
  const NAME = 'a'.repeat(2000);

  // With a backtracking engine these take longer than anybody waits.
  it.each([
    ['**/*a*a*/**/*a*a*/**/*a*a*/**/b', `${`${NAME}/`.repeat(40)}c`, false],
    ['**/a/**/a/**/a/**/a/**/a/**/b', `${'a/'.repeat(4000)}c`, false],
    [`${'*a'.repeat(200)}b`, NAME, false],
    [`${'*a'.repeat(200)}*`, NAME, true],
    [`${'**/'.repeat(300)}b`, `${'a/'.repeat(4000)}b`, true],
  ])('matches %s in linear time', (pattern, path, matches) => {
    expect(patternProblem(pattern)).toBeNull();
    expect(compilePattern(pattern)(path)).toBe(matches);
  });
});
