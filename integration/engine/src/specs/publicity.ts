import { readFrontmatter } from '../documents/frontmatter.ts';

/**
 * Whether a spec or a page is for the readers of a site, by its field `public`: it is where the field
 * is absent, or true as YAML means it. Every other value keeps it off the site.
 *
 * @param text the whole file
 * @param data its frontmatter, however its values were read
 */
export function isPublic(text: string, data: Readonly<Record<string, unknown>>): boolean {
  // What begins with a blank line may be frontmatter to another reader.
  if (Object.keys(data).length === 0) return !/^\s+---/.test(text);
  // `<<` merges fields of another mapping into this one.
  if (fieldsOf(data).length === 0 && !Object.hasOwn(data, '<<')) return true;
  // Read as text, the value `true` could not be told from the text `"true"`.
  const typed = readTyped(text);
  return typed !== null && fieldsOf(typed).every((name) => typed[name] === true);
}

/** The field `public` and likely misspellings, such as `Public`. */
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
