import { diffArrays } from 'diff';

/** A part of a line, in UTF-16 units from its start; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What of a line was replaced, and by what: spans that do not touch, in their order. */
export interface WordMarks {
  readonly old: readonly Span[];
  readonly now: readonly Span[];
}

/** The characters of a line that are compared, and that are shown. Minified files have longer ones. */
export const LONGEST_LINE = 2000;

/** How much of two lines must be the same, by characters that are not space, to call them alike. */
export const ALIKE = 0.45;

/** More words than this are not searched for the shortest difference. */
const MAX_EDITS = 80;

const NO_MARKS: WordMarks = { old: [], now: [] };

/**
 * A word, an operator, a run of space, or any other character. Where words are written without
 * spaces, each letter is one.
 */
const WORD =
  /[[\p{L}\p{M}\p{N}_$]--[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}]]+|(?:[=!<>\|+\-*\/%^~?]|&)+|[^\S\r]+|[^]/gv;

/** The words of a text with all that stands between them: joined, they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * Finds the words in which two versions of a line differ.
 *
 * Nothing is marked where the lines are not {@link ALIKE}, since such marks only confuse; where
 * more than 80 words came or went; and where a line is longer than {@link LONGEST_LINE}. Changed
 * space is marked where nothing else changed, and within the text.
 */
export function markWords(old: string, now: string): WordMarks {
  if (old === now || old.length > LONGEST_LINE || now.length > LONGEST_LINE) return NO_MARKS;
  const indent = commonIndent(old, now);
  const changes = diffArrays(wordsOf(old.slice(indent)), wordsOf(now.slice(indent)), {
    maxEditLength: MAX_EDITS,
  });
  if (changes === undefined) return NO_MARKS;
  const removed: Span[] = [];
  const added: Span[] = [];
  let oldAt = indent;
  let newAt = indent;
  let same = 0;
  for (const change of changes) {
    const text = change.value.join('');
    if (change.removed) removed.push({ start: oldAt, end: oldAt + text.length });
    else if (change.added) added.push({ start: newAt, end: newAt + text.length });
    else same += inkOf(text);
    if (!change.added) oldAt += text.length;
    if (!change.removed) newAt += text.length;
  }
  if (2 * same < ALIKE * (inkOf(old) + inkOf(now))) return NO_MARKS;
  if (old.trim() === now.trim()) return { old: removed, now: added };
  return { old: tidySpans(old, removed), now: tidySpans(now, added) };
}

/** How many characters of a text are not space. */
function inkOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** How many characters of space both texts begin with. */
function commonIndent(old: string, now: string): number {
  const indent = /^[ \t]*/.exec(old)?.[0] ?? '';
  let length = 0;
  while (length < indent.length && old[length] === now[length]) length++;
  return length;
}

/**
 * Joins spans that only space stands between, since a phrase is read as one, and takes away space
 * around them; an indentation among other changes is none of interest.
 */
function tidySpans(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.end, span.start).trim() === '') {
      joined[joined.length - 1] = { start: last.start, end: span.end };
    } else joined.push(span);
  }
  return joined.flatMap((span) => {
    const marked = text.slice(span.start, span.end);
    if (marked.trim() === '') return text.slice(0, span.start).trim() === '' ? [] : [span];
    const start = span.start + marked.length - marked.trimStart().length;
    return [{ start, end: start + marked.trim().length }];
  });
}
