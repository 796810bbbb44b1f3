/** Takes the place of removed text. */
const ELLIPSIS = '…';

/**
 * Matches from the first quotation mark in a line to the last one of its kind. The path between
 * them may contain quotation marks as well.
 */
const QUOTATIONS = /(?<!\w)(['"])[^\n]*\1(?!\w)/g;

/** A character that occurs in addresses, but not in words. */
const DELIMITER = /[/\\:@]/;

/**
 * Matches a word that is a URL, a path that does not begin in the repository, or `user@host:path`.
 * The match includes punctuation in front of the word.
 */
const ADDRESS =
  /(?<!\S)[("'<]*(?:[a-z][\w+.-]*:\/\/|[/~\\]|\.{1,2}[/\\]|[a-z]:[/\\]|[^\s/:]+@|[\w.-]{2,}:[^\s:])\S*?(?=[.,;:!?)>"']*(?!\S))/gi;

/**
 * Removes addresses of remotes and paths of this machine from a message of git. Such messages are
 * printed in logs of CI and shown on sites.
 */
export function withoutAddresses(said: string): string {
  return said
    .replace(QUOTATIONS, (quoted) => (DELIMITER.test(quoted) ? ELLIPSIS : quoted))
    .replace(ADDRESS, ELLIPSIS);
}

/** Removes addresses and everything in quotation marks, because a remote can be a single word. */
export function withoutQuotations(said: string): string {
  return withoutAddresses(said.replace(QUOTATIONS, ELLIPSIS));
}
