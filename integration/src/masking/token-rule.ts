/** Texts that look like a token and are none. */
export interface HarmlessTexts {
  /** What the patterns are of: the token, all that the rule's pattern matched, or the line it stands in. */
  readonly of: 'secret' | 'match' | 'line';
  /** Regular expressions, as in {@link TokenRule.pattern}. */
  readonly patterns: readonly string[];
  /** Words of small letters, one of which a token has in it, with spaces between them. */
  readonly words: string;
}

/** What the tokens of one service look like. */
export interface TokenRule {
  readonly id: string;
  /** Words of small letters of which a text has one, if it holds such a token. */
  readonly keywords: readonly string[];
  /** Flags, a slash, and a regular expression. */
  readonly pattern: string;
  /** The same, of the files that may hold one; all files where it is missing. */
  readonly path?: string;
  /** How irregular a token is at least, in bits for each character. */
  readonly entropy?: number;
  /** The group of the pattern that is the token; the first that matches something, otherwise all. */
  readonly group?: number;
  readonly harmless?: readonly HarmlessTexts[];
}

/** What stands in `token-rules.json`. */
export interface TokenRules {
  readonly source: string;
  /** The terms under which the rules may be used. */
  readonly notice: readonly string[];
  /** What is harmless by whatever rule it is found. */
  readonly harmless: HarmlessTexts;
  readonly rules: readonly TokenRule[];
}
