import { hash } from 'node:crypto';
import { readCitation } from '../citations/read-citation.ts';
import { comparable } from './comparable-text.ts';
import type { Reference } from './references.ts';
import { slugsOf, type SectionText } from './section-texts.ts';

/** What a document cites or links to, without its place. */
export type Mention = Pick<Reference, 'kind' | 'text'>;

/** What is remembered of a section in a version of a document. */
export interface SectionDigests {
  readonly name: SectionText['name'];
  /** The digest of its text; empty if it has none. */
  readonly digest: string;
  /**
   * The digest of its text without references to files. Two sections with the same digest say the
   * same.
   */
  readonly said: string;
  /** The keys of what may be citations in it, in the order of the text. */
  readonly mentions: readonly string[];
}

/** A section in a version of a document, as it is compared with other versions. */
export interface SectionVersion extends Omit<SectionDigests, 'name'> {
  /**
   * The slug of the heading; empty for the text before the first heading, and `#` for a heading whose
   * slug is empty.
   */
  readonly slug: string;
}

/** A section in a version of a document, as it was parsed. */
export interface ParsedSection extends SectionDigests {
  /** The digest of everything else. */
  readonly id: string;
  readonly text: string;
}

/** The length of a digest. It leaves 96 bits. */
export const DIGEST_LENGTH = 16;

/** The most mentions that are kept for the next version. */
const MOST_MENTIONS = 50_000;

/** The most characters of sections that are kept for the next version. */
const MOST_KEPT = 8_000_000;

/**
 * The last sections, by content. Most sections are the same in many versions. Then each is digested
 * only once, and sent only once in an answer of the parser process.
 */
const kept = new Map<string, ParsedSection>();
let characters = 0;

/**
 * Makes the sections of a version of a document.
 *
 * @param references in the order of the document
 */
export function versionOf(
  sections: readonly SectionText[],
  references: readonly Reference[],
): readonly ParsedSection[] {
  const mentions = sections.map((): string[] => []);
  let last = 0;
  for (const reference of references) {
    if (!mayCiteInVersions(reference)) continue;
    // The order of the document counts, even if it is not that of the headings.
    last = Math.max(last, reference.section + 1);
    mentions[last]?.push(keyOf(reference));
  }
  return sections.map((section, index) => parsedSection(section, mentions[index] ?? []));
}

/** Gives the sections of a version their slugs. */
export function withSlugs<T extends SectionDigests>(
  sections: readonly T[],
): (T & { readonly slug: string })[] {
  const slugs = slugsOf(sections.map(({ name }) => name));
  return sections.map((section, index) => ({ ...section, slug: slugs[index] ?? '' }));
}

function parsedSection({ name, text }: SectionText, mentions: readonly string[]): ParsedSection {
  const key = `${JSON.stringify([name, mentions])}${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const digest = text === '' ? '' : digestOf(text);
  const plain = comparable(text);
  const said = plain === text ? digest : digestOf(plain);
  const id = digestOf(JSON.stringify([name, mentions, digest, said]));
  const section = { id, name, digest, said, mentions, text };
  characters += key.length;
  if (characters > MOST_KEPT) {
    kept.clear();
    characters = key.length;
  }
  kept.set(key, section);
  return section;
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, DIGEST_LENGTH);
}

/** Most mentions are the same in many versions. */
const citing = new Map<string, boolean>();

function mayCiteInVersions(mention: Mention): boolean {
  const key = keyOf(mention);
  const known = citing.get(key);
  if (known !== undefined) return known;
  const found = mayCite(mention);
  if (citing.size >= MOST_MENTIONS) citing.clear();
  citing.set(key, found);
  return found;
}

/** Whether a mention can be a citation. */
export function mayCite({ kind, text }: Mention): boolean {
  return readCitation(text, kind).length > 0;
}

/** Returns the text by which a citation is recognized in other versions. */
export function keyOf({ kind, text }: Mention): string {
  return `${kind}:${text}`;
}
