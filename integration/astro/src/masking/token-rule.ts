/** Exceptions: texts that look like a token but are not. */
export interface HarmlessTexts {
  /** The text that the patterns test: the token, the whole match, or the line. */
  readonly of: 'secret' | 'match' | 'line';
  /** Regular expressions, as in {@link TokenRule.pattern}. */
  readonly patterns: readonly string[];
  /** Lower-case words, separated by spaces. A token that contains one of them is harmless. */
  readonly words: string;
}

/** A rule for the tokens of one service. */
export interface TokenRule {
  readonly id: string;
  /** Lower-case keywords. A text without any of them is not searched. */
  readonly keywords: readonly string[];
  /** Flags, a slash, and a regular expression. */
  readonly pattern: string;
  /**
   * A pattern for the paths of files that can hold such a token, in the same form; by default all
   * files.
   */
  readonly path?: string;
  /** The minimum entropy of a token, in bits per character. */
  readonly entropy?: number;
  /**
   * The number of the group that holds the token; by default the first group that matches, or the
   * whole match.
   */
  readonly group?: number;
  readonly harmless?: readonly HarmlessTexts[];
}

/** The content of `token-rules.json`. */
export interface TokenRules {
  readonly source: string;
  /** The licence of the rules. */
  readonly notice: readonly string[];
  /** Exceptions for all rules. */
  readonly harmless: HarmlessTexts;
  readonly rules: readonly TokenRule[];
}
