/** Exceptions: texts that look like a token and are none. */
export interface HarmlessTexts {
  /** What the patterns test: the token, the whole match, or the line. */
  readonly of: 'secret' | 'match' | 'line';
  /** Regular expressions, as in {@link TokenRule.pattern}. */
  readonly patterns: readonly string[];
  /** Words of small letters, one of which a token has in it, with spaces between them. */
  readonly words: string;
}

/** A rule for the tokens of one service. */
export interface TokenRule {
  readonly id: string;
  /** Lower-case keywords. A text without any of them is not searched. */
  readonly keywords: readonly string[];
  /** Flags, a slash, and a regular expression. */
  readonly pattern: string;
  /** The same, of the files that may hold one; all files where it is missing. */
  readonly path?: string;
  /** The minimum entropy of a token, in bits per character. */
  readonly entropy?: number;
  /** The group of the pattern that is the token; the first that matches something, otherwise all. */
  readonly group?: number;
  readonly harmless?: readonly HarmlessTexts[];
}

/** The content of `token-rules.json`. */
export interface TokenRules {
  readonly source: string;
  /** The terms under which the rules may be used. */
  readonly notice: readonly string[];
  /** Exceptions for all rules. */
  readonly harmless: HarmlessTexts;
  readonly rules: readonly TokenRule[];
}
