/**
 * Matches a heading of plain words at the start of a text. The words are joined by single spaces,
 * commas, colons and hyphens, so that no part of the heading can be markup.
 */
const PLAIN_HEADING =
  /^(?:[ \t]*\r?\n)* {0,3}# (?<title>[\p{L}\p{N}]+(?:(?:[,:]? | - |-)[\p{L}\p{N}]+)*) *(?:\r?\n|$)/u;

/**
 * Returns the title of a Markdown text that begins with a heading of plain words. This needs no
 * parser.
 *
 * @returns `null` if only a parser can find the title
 */
export function readPlainTitle(body: string): string | null {
  return PLAIN_HEADING.exec(body)?.groups?.['title'] ?? null;
}
