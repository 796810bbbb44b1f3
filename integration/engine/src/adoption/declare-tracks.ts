import { isDeepStrictEqual } from 'node:util';
import yaml from 'js-yaml';
import { readDeclaredTracks } from '../documents/declared-tracks.ts';
import { formatOf } from '../documents/format.ts';
import {
  type Frontmatter,
  FrontmatterError,
  frontmatterOf,
  readFrontmatter,
} from '../documents/frontmatter.ts';
import { nameOf } from '../files/name.ts';

/** Where a page can declare its sources. */
export type Place = 'frontmatter' | 'comment';

/** The new text of a page, or the reason why it cannot be edited. */
export type Declared = { readonly text: string } | { readonly reason: string };

/**
 * Says where a page declares its sources. Readers of a README on a forge would see frontmatter, and
 * so would those of a site that does not read it. MDX has no comments of HTML.
 *
 * @param isShown whether the site of the page shows frontmatter as text, as mdBook does
 */
export function placeFor(file: string, text: string, isShown: boolean): Place {
  if (formatOf(file) === 'mdx' || frontmatterOf(text) !== '') return 'frontmatter';
  const isOnForge = /^readme\b/i.test(nameOf(file)) || !file.includes('/');
  return isOnForge || isShown ? 'comment' : 'frontmatter';
}

/**
 * Adds the sources of a page to its text. Everything else stays as it is: the other fields, the line
 * breaks and the byte order mark.
 *
 * @param patterns the patterns of the sources
 */
export function declareTracks(text: string, place: Place, patterns: readonly string[]): Declared {
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  try {
    const { data } = readFrontmatter(text, 'text');
    if ('tracks' in data) return { reason: 'its frontmatter has a field `tracks` already' };
    const edited =
      place === 'comment'
        ? withComment(text, commentOf(patterns, end), end)
        : withField(text, patterns, end);
    return isRight(text, edited, place, patterns)
      ? { text: edited }
      : { reason: 'the sources cannot be added without changing something else' };
  } catch (error) {
    if (error instanceof FrontmatterError) return { reason: error.message };
    throw error;
  }
}

/** The frontmatter field, with its line break. */
function fieldOf(patterns: readonly string[], end: string): string {
  return yaml.dump({ tracks: [...patterns] }, { lineWidth: -1 }).replaceAll('\n', end);
}

function commentOf(patterns: readonly string[], end: string): string {
  const [only, ...others] = patterns;
  if (only !== undefined && others.length === 0) return `<!-- drift tracks: ${only} -->`;
  return ['<!-- drift tracks:', ...patterns.map((pattern) => `  ${pattern}`), '-->'].join(end);
}

/** Adds a comment above the text. After a byte order mark, nobody would find it on the same line. */
function withComment(text: string, comment: string, end: string): string {
  const [mark = ''] = /^\uFEFF?/.exec(text) ?? [];
  const above = mark === '' ? '' : end;
  return `${mark}${above}${comment}${end}${end}${text.slice(mark.length)}`;
}

const TOML_OPENING = /^(?:\uFEFF?|\s*\n)\+{3}[ \t]*\r?\n/;

/** Adds a field to the end of the frontmatter. Returns the same text if that has no end. */
function withField(text: string, patterns: readonly string[], end: string): string {
  // In TOML, the field has to stand above all tables.
  const toml = TOML_OPENING.exec(text)?.[0];
  if (toml !== undefined) {
    return `${toml}tracks = ${JSON.stringify(patterns)}${end}${text.slice(toml.length)}`;
  }
  const field = fieldOf(patterns, end);
  const known = frontmatterOf(text);
  const rest = text.slice(known.length);
  // The last line break of what is known stands before the closing dashes.
  if (known !== '')
    return rest.startsWith('\n---') ? `${known}\n${field.slice(0, -1)}${rest}` : text;
  const [mark = ''] = /^\uFEFF?/.exec(text) ?? [];
  return `${mark}---${end}${field}---${end}${end}${text.slice(mark.length)}`;
}

/** Whether the new text declares the sources, and says the same as before otherwise. */
function isRight(
  before: string,
  after: string,
  place: Place,
  patterns: readonly string[],
): boolean {
  if (before === after) return false;
  const old = readFrontmatter(before, 'text');
  const edited = readValid(after);
  if (edited === null) return false;
  if (place === 'comment') {
    const declared = readDeclaredTracks(after)?.map(({ pattern }) => pattern);
    return isDeepStrictEqual(declared, [...patterns]) && isDeepStrictEqual(old.data, edited.data);
  }
  const isSame = isDeepStrictEqual(edited.data, { ...old.data, tracks: [...patterns] });
  return isSame && edited.body.trimStart() === old.body.trimStart();
}

/** Reads frontmatter. Returns `null` if it is not valid. */
function readValid(text: string): Frontmatter | null {
  try {
    return readFrontmatter(text, 'text');
  } catch (error) {
    if (error instanceof FrontmatterError) return null;
    throw error;
  }
}
