import { isPathShaped } from '../citations/path-shape.ts';
import { readCitation } from '../citations/read-citation.ts';

/** Returns a text in which all references to files are the same. */
export function comparable(text: string): string {
  return text
    .split(' ')
    .map((word) => (isReference(word) ? '' : word))
    .join(' ');
}

/** Whether a word is a path, perhaps with lines or a symbol, and perhaps followed by a full stop. */
function isReference(word: string): boolean {
  if (!/[/:#]/.test(word)) return false;
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
