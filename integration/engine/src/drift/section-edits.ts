import type { SectionVersion } from '../documents/version.ts';
import type { Versions } from './version-chain.ts';

/** A section is the same as one with another heading if they share this part of their words. */
const LEAST_SHARED = 0.6;

/** Whether the texts of two sections are alike, see {@link areAlike}. */
export type IsAlike<T extends SectionVersion = SectionVersion> = (section: T, other: T) => boolean;

/** What a commit means for the sections whose text it changed. */
export type EditMeaning = 'review' | 'revert' | 'none';

/** An edit of a section: the version that has the text first, and the section as it is there. */
export interface SectionEdit {
  /** The index of the version. */
  readonly index: number;
  readonly section: SectionVersion;
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
  versions: Versions<readonly SectionVersion[]>,
  meaningOf: (edit: SectionEdit) => EditMeaning,
  isAlike: IsAlike,
): (SectionEdit | null)[] {
  const newest = versions.at(0) ?? [];
  return newest.map((section) =>
    section.digest === '' ? null : findEdit(section, versions, meaningOf, isAlike),
  );
}

function findEdit(
  current: SectionVersion,
  versions: Versions<readonly SectionVersion[]>,
  meaningOf: (edit: SectionEdit) => EditMeaning,
  isAlike: IsAlike,
): SectionEdit {
  let found: SectionEdit = { index: 0, section: current };
  for (let index = 1; index < versions.length; index++) {
    const older = versions.at(index);
    if (older === null || older === undefined) continue;
    const { section } = found;
    const counterpart = findCounterpart(section, versions.at(found.index) ?? [], older, isAlike);
    if (counterpart === null) return found;
    if (!isSameText(section, counterpart)) {
      const meaning = meaningOf(found);
      if (meaning === 'review') return found;
      if (meaning === 'revert') {
        const restored = findText(section, versions, index + 1, isAlike);
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
  section: SectionVersion,
  versions: Versions<readonly SectionVersion[]>,
  from: number,
  isAlike: IsAlike,
): SectionEdit | null {
  for (let index = from; index < versions.length; index++) {
    const older = versions.at(index) ?? [];
    const counterpart = findCounterpart(section, [section], older, isAlike);
    if (counterpart !== null && isSameText(section, counterpart)) {
      return { index, section: counterpart };
    }
  }
  return null;
}

/** Finds a section in an older version. Returns `null` if the section did not exist there. */
export function findCounterpart<T extends SectionVersion>(
  section: T,
  sections: readonly T[],
  older: readonly T[],
  isAlike: IsAlike<T>,
): T | null {
  const bySlug = sectionBySlug(older, section.slug);
  if (bySlug?.digest === section.digest) return bySlug;
  // Another heading with the same text, inserted above, gives this one another number.
  const base = withoutNumber(section.slug);
  const shifted = older.find(
    ({ slug, digest }) => digest === section.digest && withoutNumber(slug) === base,
  );
  if (shifted !== undefined || bySlug !== undefined) return shifted ?? bySlug ?? null;
  if (section.slug === '') return null;
  const kept = new Set(sections.map(({ slug }) => slug));
  const gone = older.filter(({ slug, digest }) => slug !== '' && digest !== '' && !kept.has(slug));
  return gone.find((other) => isAlike(section, other)) ?? null;
}

/** Each version is compared with each section of the newest one, so that the map is kept. */
const known = new WeakMap<readonly SectionVersion[], ReadonlyMap<string, number>>();

/** Finds a section of a version by slug. If two have the same slug, the first one counts. */
export function sectionBySlug<T extends SectionVersion>(
  sections: readonly T[],
  slug: string,
): T | undefined {
  const places =
    known.get(sections) ??
    new Map([...sections.entries()].reverse().map(([index, section]) => [section.slug, index]));
  known.set(sections, places);
  const index = places.get(slug);
  return index === undefined ? undefined : sections[index];
}

function withoutNumber(slug: string): string {
  return slug.replace(/-\d+$/, '');
}

function isSameText(section: SectionVersion, other: SectionVersion): boolean {
  return section.said === other.said;
}

/** Whether two texts share so many words that one may have been written from the other. */
export function areAlike(text: string, other: string): boolean {
  return sharedPart(wordsOf(text), wordsOf(other)) >= LEAST_SHARED;
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
