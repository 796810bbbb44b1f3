import { hash } from 'node:crypto';
import * as z from 'zod';
import { ACCEPTANCES } from './acceptance.ts';
import {
  type AcceptanceTerms,
  type BrokenAcceptance,
  Content,
  FIELDS,
  formatFields,
  NO_OBJECT,
  parseFields,
  Text,
} from './acceptance-fields.ts';

/**
 * A person's statement that one section of a page is right for the inputs of the page as they were
 * at that time.
 */
export interface SectionAcceptance extends AcceptanceTerms {
  /** The repository-relative path of the page. */
  readonly document: string;
  /** The slug of the section's heading; empty for the text before the first heading. */
  readonly section: string;
  /** The blob id of the page when the section was accepted. It tells a renamed page. */
  readonly content: string;
}

/** The name of the text before the first heading. No slug contains a parenthesis. */
export const TOP = '(top)';

/** The longest name of a file, in bytes and without `.json`. */
const LONGEST = 100;

/** The names that Windows reserves for devices, whatever follows after a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Returns the name of a section's file, without `.json`. Sections with different slugs have
 * different names on every file system. A slug that a file system may take for another one, because
 * it ignores case or the form of accents, gets a hash. So does one that is too long. Windows
 * reserves some names for devices; they get parentheses.
 */
export function sectionFileName(slug: string): string {
  if (slug === '') return TOP;
  if (RESERVED.test(slug)) return `(${slug})`;
  const safe = slug.replace(/[^\p{L}\p{M}\p{N}\p{Pc}-]/gu, '-');
  const isSafe = safe === slug && fold(slug) === slug;
  if (isSafe && Buffer.byteLength(slug) <= LONGEST) return slug;
  return `${cut(safe, LONGEST - 9)}~${hash('sha256', slug, 'hex').slice(0, 8)}`;
}

/** The file of a section's acceptance, relative to the repository. */
export function sectionAcceptanceFile(
  document: string,
  section: SectionAcceptance['section'],
): string {
  return `${sectionAcceptanceFolder(document)}${sectionFileName(section)}.json`;
}

/** The folder of the acceptances of a page's sections, with a slash at the end. */
export function sectionAcceptanceFolder(document: string): string {
  return `${ACCEPTANCES}/${document}/`;
}

/** Whether two paths mean the same file on a file system that ignores case. */
export function isSameFile(a: string, b: string): boolean {
  return a === b || fold(a) === fold(b);
}

/** Writes the acceptance of a section as text. */
export function formatSectionAcceptance(acceptance: SectionAcceptance): string {
  const { document, section, content } = acceptance;
  return formatFields({ document, section }, acceptance, { content });
}

/** Reads the acceptance of a section. The file is untrusted. */
export function parseSectionAcceptance(text: string): SectionAcceptance | BrokenAcceptance {
  const read = parseFields(text, SectionAcceptanceFile);
  if ('problem' in read) return read;
  const { version: _, accepted: time, ...acceptance } = read;
  return { ...acceptance, time };
}

const SectionAcceptanceFile = z.object(
  { ...FIELDS, document: Text, section: Text, content: Content },
  NO_OBJECT,
);

/** Makes equal what a file system may take for equal: upper and lower case, and forms of accents. */
function fold(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase();
}

/** Returns the longest beginning of a text that has at most so many bytes. */
function cut(text: string, bytes: number): string {
  let size = 0;
  let end = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
