import { diffArrays } from 'diff';

/**
 * A part of a line. Both offsets are in UTF-16 units from the start of the line; `end` is excluded.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The replaced parts of the old and the new line. The spans of a line are in order and do not
 * touch.
 */
export interface WordMarks {
  readonly old: readonly Span[];
  readonly now: readonly Span[];
}

/**
 * Lines are compared and shown up to this number of characters. Minified files have longer lines.
 */
export const LONGEST_LINE = 2000;

/** Two lines are alike if at least this share of their characters is equal, without white space. */
export const ALIKE = 0.45;

/** The maximum number of words that two lines may differ in. */
const MAX_EDITS = 80;

const NO_MARKS: WordMarks = { old: [], now: [] };

/**
 * Matches a word, an operator, a run of white space, or any other character. In scripts without
 * spaces between words, each letter is a word.
 */
const WORD =
  /[[\p{L}\p{M}\p{N}_$]--[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}]]+|(?:[=!<>\|+\-*\/%^~?]|&)+|[^\S\r]+|[^]/gv;

/** Splits a text into words and the characters between them. Joined, the parts are the text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * Finds the words in which two versions of a line differ.
 *
 * Nothing is marked in three cases: the lines are not {@link ALIKE}, so that marks would confuse;
 * more than 80 words differ; or a line is longer than {@link LONGEST_LINE}. Changed white space is
 * marked if nothing else changed. Otherwise, it is marked only inside of changed text.
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

/** Returns the number of characters that are not white space. */
function inkOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** Returns the number of spaces and tabs that begin both texts. */
function commonIndent(old: string, now: string): number {
  const indent = /^[ \t]*/.exec(old)?.[0] ?? '';
  let length = 0;
  while (length < indent.length && old[length] === now[length]) length++;
  return length;
}

/**
 * Joins spans that only white space separates, because readers see them as one phrase. Removes
 * white space at both ends of a span, because a changed indentation does not matter among other
 * changes.
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
