import { diffArrays } from 'diff';

/** A part of a line, in UTF-16 units from its start, without its end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The replaced parts of a line, old and new: spans that do not touch, in order. */
export interface WordMarks {
  readonly old: readonly Span[];
  readonly now: readonly Span[];
}

/**
 * The maximum number of characters of a line that are compared and shown. Minified files have
 * longer lines.
 */
export const LONGEST_LINE = 2000;

/** The share of equal characters, without white space, from which two lines count as alike. */
export const ALIKE = 0.45;

/** The maximum number of words that a search for the shortest difference adds or removes. */
const MAX_EDITS = 80;

const NO_MARKS: WordMarks = { old: [], now: [] };

/**
 * A word, an operator, a run of white space, or any other character. In scripts without spaces
 * between words, each letter is a word.
 */
const WORD =
  /[[\p{L}\p{M}\p{N}_$]--[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}]]+|(?:[=!<>\|+\-*\/%^~?]|&)+|[^\S\r]+|[^]/gv;

/** The words of a text and everything between them. Joined, they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * Finds the words in which two versions of a line differ.
 *
 * Nothing is marked in three cases: the lines are not {@link ALIKE}, because such marks confuse;
 * more than 80 words were added or removed; a line is longer than {@link LONGEST_LINE}. Changed
 * white space is marked inside the text, or if nothing else changed.
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

/** The number of characters of a text that are not white space. */
function inkOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** The number of white space characters with which both texts begin. */
function commonIndent(old: string, now: string): number {
  const indent = /^[ \t]*/.exec(old)?.[0] ?? '';
  let length = 0;
  while (length < indent.length && old[length] === now[length]) length++;
  return length;
}

/**
 * Joins spans that only white space separates, because a phrase is read as one. Trims white space
 * around spans, because a changed indentation does not matter among other changes.
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
