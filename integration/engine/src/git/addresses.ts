/** Replaces removed text. */
const ELLIPSIS = '…';

/** What git puts between quotation marks, from the first one to the last: a path may hold some. */
const QUOTATIONS = /(?<!\w)(['"])[^\n]*\1(?!\w)/g;

/** A character that addresses have and words have not. */
const DELIMITER = /[/\\:@]/;

/**
 * A word that is a URL, a path which does not begin in the repository, or `user@host:path`, with the
 * punctuation around it.
 */
const ADDRESS =
  /(?<!\S)[("'<]*(?:[a-z][\w+.-]*:\/\/|[/~\\]|\.{1,2}[/\\]|[a-z]:[/\\]|[^\s/:]+@|[\w.-]{2,}:[^\s:])\S*?(?=[.,;:!?)>"']*(?!\S))/gi;

/**
 * What git says, without remotes and paths of this machine: errors are printed in logs of CI, and are
 * shown on sites.
 */
export function withoutAddresses(said: string): string {
  return said
    .replace(QUOTATIONS, (quoted) => (DELIMITER.test(quoted) ? ELLIPSIS : quoted))
    .replace(ADDRESS, ELLIPSIS);
}

/** Also removes everything in quotes, because a remote can be a single word. */
export function withoutQuotations(said: string): string {
  return withoutAddresses(said.replace(QUOTATIONS, ELLIPSIS));
}
