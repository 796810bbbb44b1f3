import { patternProblem } from '../specs/pattern.ts';

/** A line with a pattern, taken apart. */
export interface OwnerLine {
  readonly pattern: string;
  /** Everything behind the pattern, word by word. */
  readonly words: readonly string[];
}

/** The lines of a CODEOWNERS file that are no comments, without the spaces around them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#'));
}

/** Parts a line after its pattern, in which a space has a backslash before it; else `null`. */
export function readLine(line: string): OwnerLine | null {
  const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\]){1,1000})(?:\s+(.*))?$/s.exec(line) ?? [];
  if (patternProblem(pattern) !== null || hasManyWildcards(pattern)) return null;
  return { pattern, words: wordsOf(rest) };
}

/** Such a pattern becomes a regular expression that backtracks: each wildcard multiplies the time. */
function hasManyWildcards(pattern: string): boolean {
  const folders = pattern.match(/\*{2,}/g) ?? [];
  const isLong = (name: string): boolean => (name.match(/\*+/g) ?? []).length > 3;
  return folders.length > 4 || pattern.split('/').some(isLong);
}

/** The words of a text, between spaces. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Whether a word may be an e-mail address. */
export function isAddress(word: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(word);
}
