import { readFrontmatter } from '../documents/frontmatter.ts';

/**
 * Whether a spec or a page may appear on a site, by its field `public`. It may appear if the field
 * is absent, or is the boolean `true` of YAML. Every other value keeps it off the site.
 *
 * @param text the whole file
 * @param data its frontmatter, whether its values were read as text or as YAML types
 */
export function isPublic(text: string, data: Readonly<Record<string, unknown>>): boolean {
  // Other tools may read frontmatter after blank lines, and it may hold `public`.
  if (Object.keys(data).length === 0) return !/^\s+---/.test(text);
  // The key `<<` merges fields of another mapping into this one. `public` may be among them.
  if (fieldsOf(data).length === 0 && !Object.hasOwn(data, '<<')) return true;
  // If all values were read as text, `true` looks the same as the text `"true"`.
  const typed = readTyped(text);
  return typed !== null && fieldsOf(typed).every((name) => typed[name] === true);
}

/** Returns the names of the fields that are `public` or a likely misspelling, such as `Public`. */
function fieldsOf(data: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(data).filter((name) => name.trim().toLowerCase() === 'public');
}

function readTyped(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return readFrontmatter(text).data;
  } catch {
    return null;
  }
}
