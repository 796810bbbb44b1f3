/**
 * Returns the normal form of a name, which is the same for all its spellings. `hash_files`,
 * `hash-files` and `hashFiles` are one name, and so are `/users/:id` and `/users/{user}`.
 */
export function normalizeName(name: string): string {
  const known = NORMALIZED.get(name);
  if (known !== undefined) return known;
  const normalized = normalize(name);
  if (NORMALIZED.size === MAX_NORMALIZED) NORMALIZED.clear();
  NORMALIZED.set(name, normalized);
  return normalized;
}

/** The same names occur in many files and pages, and each is normalized once. */
const NORMALIZED = new Map<string, string>();
const MAX_NORMALIZED = 50_000;

function normalize(name: string): string {
  if (name.startsWith('/')) {
    return name
      .replaceAll(/\/(?::|\{|<|\[)[^/]*/g, '/*')
      .replace(/\/$/, '')
      .toLowerCase();
  }
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/**
 * Whether a name can hardly be an ordinary word, because it has several words, or is an option or a
 * route.
 */
export function isCompound(name: string): boolean {
  return /[a-z\d][A-Z]|[A-Za-z\d][_-][A-Za-z\d]|^--|^[@/]/.test(name);
}

/**
 * Matches routes, names of files, options such as `--max-warnings`, words with hyphens, and
 * identifiers.
 */
const NAMES =
  /(?<![\w.}])\/[\w{}<>:*[\].-]+(?:\/[\w{}<>:*[\].-]*){0,20}|(?:--?|@)?[\p{L}_$][\p{L}\p{N}_$]*(?:-[\p{L}\p{N}_$]+)*/gu;

/** Matches what may be the name of a file. A full stop at its end belongs to the sentence. */
const DOTTED = /[\w-][\w.-]*/g;

/** Returns the names in a text, in the order of the text. */
export function namesIn(text: string): string[] {
  const dotted = (text.match(DOTTED) ?? []).map((each) => each.replace(/\.{1,3}$/, ''));
  const files = dotted.filter((each) => /\.[a-z]{1,5}$/.test(each));
  return [...(text.match(NAMES) ?? []), ...files];
}

/**
 * Returns the words of a text in lower case, separated by single spaces. Two texts can be compared
 * in this form.
 */
export function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
