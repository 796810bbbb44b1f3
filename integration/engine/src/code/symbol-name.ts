const MAX_LENGTH = 200;

/**
 * Matches the separator between two parts of a name. Languages use different ones, and so do
 * documents.
 */
const SEPARATOR = /::|->|[.#/\\]/;
const BETWEEN = new RegExp(SEPARATOR, 'y');

/** Matches a line as GitHub writes it: `L12` or `L12C3`. */
const LINE = /^L\d+(?:C\d+)?$/i;

/**
 * Matches one word of a name, as some language writes it: `~Article`, `#count`, `$total`, `free?`.
 */
const WORD = /[~$@#]{0,2}[\p{ID_Start}_$][\p{ID_Continue}$]*[?!=]?/uy;

/**
 * Whether a text can be the name of a symbol: words with `.`, `::`, `#`, `/`, `->` or `\` between
 * them, with or without `()` at the end. `L12` is a line, and no name.
 */
export function isSymbolName(text: string): boolean {
  if (text.length > MAX_LENGTH || LINE.test(text)) return false;
  const name = text.replace(/\(\)$/, '');
  // The name is read word by word. A single expression would try every way to separate the words.
  let at = endOf(WORD, name, /^(?:::|[\\#])?/.exec(name)?.[0].length ?? 0);
  while (at !== null && at < name.length) {
    const next = endOf(BETWEEN, name, at);
    at = next === null ? null : endOf(WORD, name, next);
  }
  return at !== null;
}

function endOf(sticky: RegExp, text: string, start: number): number | null {
  sticky.lastIndex = start;
  return sticky.test(text) ? sticky.lastIndex : null;
}

/** Returns the words of a name, from the outermost scope to the named thing itself. */
export function partsOf(name: string): string[] {
  return name.split(SEPARATOR).filter((part) => part !== '');
}
