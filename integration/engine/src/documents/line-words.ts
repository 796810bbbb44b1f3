import type { LineRange } from '../files/lines.ts';

/** Lines in words after a path: ` (lines 10–20)`, ` lines 10 to 20`, `, line 5`, ` (L10-L20)`. */
const WORDS =
  /^(?:,?\s|\s?(\())(?:lines?\s|ll?\.\s?|L(?=\d))(\d{1,9})(?:\s?(?:[-–—]|to)\s?L?(\d{1,9}))?(?!\w|[.,:]?\d)/iu;

/** A path with an extension, and nothing after it. */
const PATH = /^[^\s:#()]*[^\s:#()/]\.\p{L}[\p{L}\p{N}_]*$/u;

/** A path and the words after it. */
export interface WithLineWords {
  readonly path: string;
  /** The words as they are written, with the white space before them. */
  readonly words: string;
  readonly ranges: readonly LineRange[];
}

/**
 * Returns the words that name lines at the beginning of a text which follows inline code. Returns
 * `''` if there are none.
 */
export function lineWordsAfter(code: string, text: string): string {
  const found = PATH.test(code) ? WORDS.exec(text) : null;
  if (found === null) return '';
  const [words, bracket] = found;
  if (bracket === undefined) return words;
  return text.charAt(words.length) === ')' ? `${words})` : '';
}

/** Reads a text such as `a.ts (lines 10–20)`. Returns `null` for any other text. */
export function readLineWords(text: string): WithLineWords | null {
  const end = /[\s,]/.exec(text)?.index ?? -1;
  if (end === -1) return null;
  const [path, words] = [text.slice(0, end), text.slice(end)];
  if (lineWordsAfter(path, words) !== words) return null;
  const [, , start = '', last = start] = WORDS.exec(words) ?? [];
  const lines = { startLine: Number(start), endLine: Number(last) };
  const isValid = lines.startLine >= 1 && lines.endLine >= lines.startLine;
  return isValid ? { path, words, ranges: [lines] } : null;
}
