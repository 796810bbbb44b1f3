/** Words that say that a file is gone, or that it is told of as something of the past. */
const WORDS =
  /\b(?:abandoned|alias(?:es)?|(?:before|prior to|until|up to)\s[^.;]{0,30}?v?\d+\.\d|delet(?:e|ed|es|ing|ion)|deprecated|discontinued|drop(?:ped|s)?|former(?:ly)?|gone|historical(?:ly)?|instead|legacy|merged into|mov(?:ed|es|ing)|no longer|obsolete|original(?:ly)?|outdated|previous(?:ly)?|remov(?:al|e|ed|es|ing)|renam(?:e|ed|es|ing)|replac(?:e|ed|es|ing)|retired|superseded|supersedes|used to|was (?:called|named))\b/i;

/** A link, whose text may be a name. */
const LINK = /\[[^[\]]*\]\([^)]{0,1000}\)/g;

/** Says what something is for, as in “the script used to build it”. */
const PURPOSE = /\bused to (?!be\b|exist\b|have\b|live\b|reside\b|stand\b)/gi;

/** Inline code, such as the name of another file. */
const CODE = /`[^`]*`/g;

/**
 * Whether the sentence with a reference says itself that the file is gone. A list item or a row of
 * a table counts as a sentence.
 *
 * @param text the text of the document
 * @param line the line of the reference, counted from 1
 * @param written the reference as it is written
 */
export function saysItIsGone(text: string, line: number, written: string): boolean {
  const sentence = sentenceAt(text, line, written);
  const words = [LINK, written, CODE, PURPOSE].reduce<string>(
    (rest, other) => rest.replaceAll(other, ''),
    sentence,
  );
  return WORDS.test(words);
}

/** Matches a sentence by which a page says what became of its subject. */
const SUBJECT_IS_GONE =
  /\b(?:this|these)\s[^.\n]{0,60}?\b(?:is|are|was|were|been)\s(?:now\s|been\s)?(?:archived|deprecated|discontinued|legacy|no longer|obsolete|outdated|removed|retired|superseded)\b/i;

/**
 * Whether a page says at its beginning that its subject is gone or deprecated, as in “This rule was
 * removed in version 9”.
 */
export function saysSubjectIsGone(text: string): boolean {
  const [start = ''] = text.split(/^#{2,6}\s/m);
  return SUBJECT_IS_GONE.test(start);
}

function sentenceAt(text: string, line: number, written: string): string {
  const lines = text.split(/\r?\n/);
  let start = line - 1;
  while (start > 0 && !beginsBlock(lines, start)) start--;
  let end = line;
  while (end < lines.length && !beginsBlock(lines, end)) end++;
  const block = lines.slice(start, end).join(' ');
  const sentences = block.split(/(?<=[.!?:;])\s+(?=\S)/);
  return sentences.find((sentence) => sentence.includes(written)) ?? block;
}

/** Whether a paragraph, a list item, a heading or a row of a table begins at a line. */
function beginsBlock(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const before = lines[index - 1] ?? '';
  return before.trim() === '' || line.trim() === '' || /^\s*(?:[-*+]|\d+[.)]|#{1,6}|\|)/.test(line);
}
