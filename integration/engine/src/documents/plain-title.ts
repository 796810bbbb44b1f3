/**
 * A first line that is a heading of plain words. Nothing in it can be more than itself: words are
 * joined by single spaces, commas, colons and hyphens.
 */
const PLAIN_HEADING =
  /^(?:[ \t]*\r?\n)* {0,3}# (?<title>[\p{L}\p{N}]+(?:(?:[,:]? | - |-)[\p{L}\p{N}]+)*) *(?:\r?\n|$)/u;

/**
 * The title of a Markdown text that begins with a heading of plain words, found without a parser.
 *
 * @returns `null` where it takes a parser to know
 */
export function readPlainTitle(body: string): string | null {
  return PLAIN_HEADING.exec(body)?.groups?.['title'] ?? null;
}
