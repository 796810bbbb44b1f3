import { formatOf, isMarkdown } from '../documents/format.ts';
import { parser } from '../documents/parser.ts';
import type { SectionDigests } from '../documents/version.ts';

/**
 * Reads what a file says, for comparison with another version of it. Of a Markdown file, that is its
 * text without frontmatter, formatting, and the places that it cites. Of any other file, and of one
 * that cannot be parsed, it is the text without line endings and blank characters at ends of lines.
 */
export async function readSaid(file: string, text: string): Promise<string> {
  if (!isMarkdown(file)) return withoutEndings(text);
  const outcome = await parser.parse('version', text, formatOf(file));
  return 'found' in outcome ? joinSections(outcome.found) : withoutEndings(text);
}

/** Joins the sections of a document to a text. It is the same for sections that say the same. */
export function joinSections(sections: readonly SectionDigests[]): string {
  return JSON.stringify(sections.map(({ name, said }) => [name, said]));
}

function withoutEndings(text: string): string {
  return text.replaceAll(/[ \t\r]+$/gm, '').trimEnd();
}
