import { lineWordsAfter } from './line-words.ts';

/** A path with lines in plain text. */
export interface PlainCitation {
  readonly text: string;
  /** The offset in the text at which it begins. */
  readonly offset: number;
}

/** Without such a part, a text cites no lines. It saves the slower search. */
const HINT = /\.\p{L}[\p{L}\p{N}_]*(?::L?\d|#L\d| \((?:line|L))/iu;

const PART = String.raw`[\p{L}\p{N}_@+$~-][\p{L}\p{N}_@.+$~-]{0,99}`;
const RANGE = String.raw`L?\d{1,9}(?::\d{1,5})?(?:[-–]L?\d{1,9}(?::\d{1,5})?)?`;
const CANDIDATE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}_./:@#~+$\\-])`,
    String.raw`(?<path>(?:\.{0,2}\/)?(?:\.?${PART}\/){0,20}\.?${PART})`,
    String.raw`(?<lines>:${RANGE}(?:,${RANGE})*|#L\d{1,9}(?:[-–]L?\d{1,9})?)?`,
  ].join(''),
  'gu',
);
const EXTENSION = /[^/.]\.\p{L}[\p{L}\p{N}_]*$/u;

/**
 * Finds paths with lines in plain text, such as `src/a.ts:10-20`. A path without lines is a common
 * word too often, and is not found.
 */
export function findPlainCitations(text: string): PlainCitation[] {
  if (!HINT.test(text)) return [];
  const found: PlainCitation[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const { path = '', lines = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (!EXTENSION.test(path)) continue;
    // A letter after the lines belongs to the same word.
    if (lines !== '' && !/^[\p{L}\p{N}_/]/u.test(text.slice(end, end + 2))) {
      found.push({ text: match[0], offset: match.index });
    } else if (lines === '' && text.startsWith(' (', end)) {
      const words = lineWordsAfter(path, text.slice(end, end + 50));
      if (words !== '') found.push({ text: `${path}${words}`, offset: match.index });
    }
  }
  return found;
}
