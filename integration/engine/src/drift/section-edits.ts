import { readCitation } from '../citations/read-citation.ts';
import { isPathShaped } from '../citations/path-shape.ts';
import type { SectionText } from '../documents/section-texts.ts';

/** A section is the same as one with another heading if they share this part of their words. */
const LEAST_SHARED = 0.6;

/** What a commit means for the sections whose text it changed. */
export type EditMeaning = 'review' | 'revert' | 'none';

/** An edit of a section: the version that has the text first, and the section as it is there. */
export interface SectionEdit {
  /** The index of the version. */
  readonly index: number;
  readonly section: SectionText;
}

/**
 * Finds in which version each section of a document got the text that it has now. Formatting and
 * rewritten references are no edit of a text. A section is followed by its slug, and by its text if
 * its heading was renamed.
 *
 * @param versions the sections of each version, newest first; `null` for a version that cannot be
 *   read, which is skipped
 * @param meaningOf what an edit means: a review, the revert of an earlier edit, or nothing; an edit
 *   that means nothing is not found
 * @returns for each section of the newest version, the edit; `null` for a section without text
 */
export function findSectionEdits(
  versions: readonly (readonly SectionText[] | null)[],
  meaningOf: (edit: SectionEdit) => EditMeaning,
): (SectionEdit | null)[] {
  const newest = versions[0] ?? [];
  return newest.map((section) =>
    section.text === '' ? null : findEdit(section, versions, meaningOf),
  );
}

function findEdit(
  current: SectionText,
  versions: readonly (readonly SectionText[] | null)[],
  meaningOf: (edit: SectionEdit) => EditMeaning,
): SectionEdit {
  let found: SectionEdit = { index: 0, section: current };
  for (let index = 1; index < versions.length; index++) {
    const older = versions[index];
    if (older === null || older === undefined) continue;
    const { section } = found;
    const counterpart = findCounterpart(section, versions[found.index] ?? [], older);
    if (counterpart === null) return found;
    if (!isSameText(section, counterpart)) {
      const meaning = meaningOf(found);
      if (meaning === 'review') return found;
      if (meaning === 'revert') {
        const restored = findText(section, versions, index + 1);
        if (restored === null) return found;
        found = restored;
        index = restored.index;
        continue;
      }
    }
    found = { index, section: counterpart };
  }
  return found;
}

/** Finds the newest version, from an index on, in which a section has the given text. */
function findText(
  section: SectionText,
  versions: readonly (readonly SectionText[] | null)[],
  from: number,
): SectionEdit | null {
  for (let index = from; index < versions.length; index++) {
    const older = versions[index] ?? [];
    const counterpart = findCounterpart(section, [section], older);
    if (counterpart !== null && isSameText(section, counterpart)) {
      return { index, section: counterpart };
    }
  }
  return null;
}

/** Finds a section in an older version. Returns `null` if the section did not exist there. */
export function findCounterpart(
  section: SectionText,
  sections: readonly SectionText[],
  older: readonly SectionText[],
): SectionText | null {
  const bySlug = sectionsBySlug(older).get(section.slug);
  if (bySlug?.text === section.text) return bySlug;
  // Another heading with the same text, inserted above, gives this one another number.
  const base = withoutNumber(section.slug);
  const shifted = older.find(
    ({ slug, text }) => text === section.text && withoutNumber(slug) === base,
  );
  if (shifted !== undefined || bySlug !== undefined) return shifted ?? bySlug ?? null;
  if (section.slug === '') return null;
  const kept = new Set(sections.map(({ slug }) => slug));
  const gone = older.filter(({ slug, text }) => slug !== '' && text !== '' && !kept.has(slug));
  const words = wordsOf(section.text);
  return gone.find(({ text }) => sharedPart(words, wordsOf(text)) >= LEAST_SHARED) ?? null;
}

/** Each version is compared with each section of the newest one, so that the map is kept. */
const known = new WeakMap<readonly SectionText[], ReadonlyMap<string, SectionText>>();

/** Returns the sections of a version by slug. If two have the same slug, the first one counts. */
export function sectionsBySlug(sections: readonly SectionText[]): ReadonlyMap<string, SectionText> {
  const bySlug =
    known.get(sections) ?? new Map(sections.toReversed().map((each) => [each.slug, each]));
  known.set(sections, bySlug);
  return bySlug;
}

function withoutNumber(slug: string): string {
  return slug.replace(/-\d+$/, '');
}

function isSameText(section: SectionText, other: SectionText): boolean {
  return section.text === other.text || comparable(section.text) === comparable(other.text);
}

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

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Returns the part of words that two texts share, from 0 to 1 (the Sørensen–Dice coefficient). */
function sharedPart(words: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return words.length + others.length === 0 ? 0 : (2 * shared) / (words.length + others.length);
}
