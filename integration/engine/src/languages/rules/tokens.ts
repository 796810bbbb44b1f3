/** A piece of a text that one pattern matched. */
export interface Token<K extends string> {
  readonly kind: K;
  readonly text: string;
}

/**
 * Splits a text into tokens.
 *
 * @param patterns patterns with the flag `y`; the first one that matches is used
 * @returns `null` if no pattern matches at some place
 */
export function tokensOf<K extends string>(
  text: string,
  patterns: readonly (readonly [kind: K, pattern: RegExp])[],
): Token<K>[] | null {
  const tokens: Token<K>[] = [];
  for (let at = 0; at < text.length;) {
    const found = patterns.find(([, pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(text) && pattern.lastIndex > at;
    });
    if (found === undefined) return null;
    const [kind, { lastIndex }] = found;
    tokens.push({ kind, text: text.slice(at, lastIndex) });
    at = lastIndex;
  }
  return tokens;
}

/** Returns a string in double quotes, if its content is the same in both kinds of quotes. */
export function inDoubleQuotes(string: string): string {
  return string.includes('\\') ? string : inEqualQuotes(string);
}

/**
 * Returns a string in double quotes, for languages in which a backslash means the same in both
 * kinds of quotes.
 */
export function inEqualQuotes(string: string): string {
  const content = string.slice(1, -1);
  return string.startsWith("'") && !content.includes('"') ? `"${content}"` : string;
}
