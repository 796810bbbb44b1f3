/**
 * Writes a name in the one form that all its spellings share: `hash_files`, `hash-files` and
 * `hashFiles` are one name, and so are `/users/:id` and `/users/{user}`.
 */
export function normalizeName(name: string): string {
  if (name.startsWith('/')) {
    return name
      .replaceAll(/\/(?::|\{|<|\[)[^/]*/g, '/*')
      .replace(/\/$/, '')
      .toLowerCase();
  }
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** Whether a name is hardly a word of prose: it has several words, or is an option or a route. */
export function isCompound(name: string): boolean {
  return /[a-z\d][A-Z]|[A-Za-z\d][_-][A-Za-z\d]|^--|^[@/]/.test(name);
}

/** Routes, file names, options such as `--max-warnings`, words with hyphens, and identifiers. */
const NAMES =
  /(?<![\w.}])\/[\w{}<>:*[\].-]+(?:\/[\w{}<>:*[\].-]*){0,20}|(?:--?|@)?[\p{L}_$][\p{L}\p{N}_$]*(?:-[\p{L}\p{N}_$]+)*/gu;

/** What may be the name of a file; a full stop at its end belongs to the sentence. */
const DOTTED = /[\w-][\w.-]*/g;

/** The names in a text, in its order. */
export function namesIn(text: string): string[] {
  const dotted = (text.match(DOTTED) ?? []).map((each) => each.replace(/\.{1,3}$/, ''));
  const files = dotted.filter((each) => /\.[a-z]{1,5}$/.test(each));
  return [...(text.match(NAMES) ?? []), ...files];
}

/** The words of a text, in lower case and with single spaces, for comparison with another text. */
export function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
