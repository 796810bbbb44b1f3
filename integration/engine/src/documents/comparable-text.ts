import { isPathShaped } from '../citations/path-shape.ts';
import { readCitation } from '../citations/read-citation.ts';

/** Returns a text in which all references to files are the same. */
export function comparable(text: string): string {
  if (!/[/:#]|\.\p{L}/u.test(text)) return text;
  return withoutLineWords(text.split(' '))
    .map((word) => (isReference(word) ? '' : word))
    .join(' ');
}

/** Returns words without paths that lines in words follow, such as `a.ts (lines 10–20)`. */
function withoutLineWords(words: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const isFile = word.includes('.') && /\.\p{L}\w{0,20},?$/u.test(word);
    const count = isFile ? lineWordsAt(words, at + 1) : 0;
    left.push(count === 0 ? word : '');
    at += count;
  }
  return left;
}

/** Returns how many words from a place on name lines. */
function lineWordsAt(words: readonly string[], at: number): number {
  const [first = '', second = '', third = '', fourth = ''] = words.slice(at, at + 4);
  if (/^\(?L\d+(?:[-–—]L?\d+)?\)?[.,;:!?]?$/.test(first)) return 1;
  if (!/^\(?(?:lines?|ll?\.)$/i.test(first)) return 0;
  if (/^\d+$/.test(second) && third === 'to' && /^\d+\)?[.,;:!?]?$/.test(fourth)) return 4;
  return /^\d+(?:[-–—]\d+)?\)?[.,;:!?]?$/.test(second) ? 2 : 0;
}

/** Whether a word is a path, perhaps with lines or a symbol, and perhaps followed by a full stop. */
function isReference(word: string): boolean {
  if (!/[/:#]/.test(word)) return false;
  const known = references.get(word);
  if (known !== undefined) return known;
  const found = readReference(word);
  if (references.size >= MOST_WORDS) references.clear();
  references.set(word, found);
  return found;
}

/** Most words are the same in many versions of a document. */
const references = new Map<string, boolean>();
const MOST_WORDS = 20_000;

function readReference(word: string): boolean {
  return readCitation(withoutBrackets(word), 'code').some(
    ({ path, ranges }) => isPathShaped(path) || (ranges.length > 0 && /\.\p{L}\w*$/u.test(path)),
  );
}

/** Returns a word without brackets around it and punctuation after it, in one pass. */
function withoutBrackets(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && '(['.includes(word.charAt(start))) start++;
  while (end > start && '.,;:!?'.includes(word.charAt(end - 1))) end--;
  while (end > start && '])'.includes(word.charAt(end - 1))) end--;
  return word.slice(start, end);
}
