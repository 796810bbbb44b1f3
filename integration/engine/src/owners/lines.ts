import { patternProblem } from '../specs/pattern.ts';

/** A line of a CODEOWNERS file that begins with a pattern. */
export interface OwnerLine {
  readonly pattern: string;
  /** The words after the pattern. */
  readonly words: readonly string[];
}

/** Returns the lines of a CODEOWNERS file that are no comments, without the spaces around them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#'));
}

/**
 * Splits a line after its pattern. In the pattern, a backslash stands before each space. Returns
 * `null` if the pattern cannot be used.
 */
export function readLine(line: string): OwnerLine | null {
  const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\]){1,1000})(?:\s+(.*))?$/s.exec(line) ?? [];
  if (patternProblem(pattern) !== null || hasManyWildcards(pattern)) return null;
  return { pattern, words: wordsOf(rest) };
}

/**
 * Whether a pattern has so many wildcards that it would take too long. It becomes a regular
 * expression with backtracking, and each wildcard multiplies the time.
 */
function hasManyWildcards(pattern: string): boolean {
  const folders = pattern.match(/\*{2,}/g) ?? [];
  const isLong = (name: string): boolean => (name.match(/\*+/g) ?? []).length > 3;
  return folders.length > 4 || pattern.split('/').some(isLong);
}

/** Returns the words of a text, which are separated by white space. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Whether a word may be an e-mail address. */
export function isAddress(word: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(word);
}
