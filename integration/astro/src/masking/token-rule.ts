/** Exceptions from a rule: texts that look like a token but are none. */
export interface HarmlessTexts {
  /** What the patterns are tested on: the token, the whole match, or its line. */
  readonly of: 'secret' | 'match' | 'line';
  /** Regular expressions, in the form of {@link TokenRule.pattern}. */
  readonly patterns: readonly string[];
  /** Lower-case words, separated by spaces. A token that contains one of them is harmless. */
  readonly words: string;
}

/** A rule that finds the tokens of one service. */
export interface TokenRule {
  readonly id: string;
  /** Lower-case keywords. A text without any of them is not searched. */
  readonly keywords: readonly string[];
  /** A regular expression. It is written as its flags, a slash, and the pattern. */
  readonly pattern: string;
  /**
   * A pattern that the path of a file must match, in the same form as `pattern`. By default, the
   * rule applies to all files.
   */
  readonly path?: string;
  /** The minimum entropy of a token, in bits per character. Text with less entropy is no token. */
  readonly entropy?: number;
  /**
   * The number of the capturing group that holds the token. By default, it is the first group that
   * matches, or the whole match.
   */
  readonly group?: number;
  readonly harmless?: readonly HarmlessTexts[];
}

/** The content of `token-rules.json`. */
export interface TokenRules {
  readonly source: string;
  /** The licence of the rules. */
  readonly notice: readonly string[];
  /** Exceptions that apply to all rules. */
  readonly harmless: HarmlessTexts;
  readonly rules: readonly TokenRule[];
}
