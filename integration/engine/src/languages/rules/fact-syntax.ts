/** How a language writes comments and strings. */
export interface LexicalRules {
  /** The marks that begin a comment up to the end of the line. */
  readonly lineComments: readonly string[];
  /** The pairs of marks that begin and end a comment. */
  readonly blockComments: readonly (readonly [string, string])[];
  /** The quotes of strings. Longer quotes come first. */
  readonly quotes: readonly string[];
  /** The quotes whose strings may contain line breaks. */
  readonly longQuotes: readonly string[];
  /** The marks that begin a documentation comment. */
  readonly docComments: readonly string[];
  /** True if `'a'` is a character and `'a` is a lifetime. */
  readonly hasLifetimes?: true;
  /** True if a long string that is a statement documents the file, class or function around it. */
  readonly hasDocStrings?: true;
  /** True if a slash begins a regular expression where it cannot be a division. */
  readonly hasRegex?: true;
}

/**
 * Which names of a file other files can use:
 *
 * - `everything`: all names that are not private
 * - `pub`: names after the keyword `pub`
 * - `capitalized`: names with a capital letter
 * - `properties`: custom properties of CSS
 * - `exports`: what a JavaScript module exports
 */
export type Exports = 'everything' | 'pub' | 'capitalized' | 'properties' | 'exports';

/** What the reader of facts must know about a language. It reads lines, and needs no grammar. */
export interface FactSyntax extends LexicalRules {
  readonly exports: Exports;
  /**
   * Names that can be used from outside without an export, such as the properties of a component.
   */
  readonly visibleNames?: readonly string[];
  /** True if the type stands before the name, as in `int limit = 30;`. */
  readonly hasTypeFirst?: true;
  /** True if members of a structure have their type after their name, as in `Timeout int`. */
  readonly hasTypeAfterName?: true;
  /** True if values need no quotes, as in `level: debug`. */
  readonly hasPlainValues?: true;
  /** True if `[name]` begins a table. */
  readonly hasTables?: true;
  /** True if `- key: value` declares a key of an entry in a list. */
  readonly hasListItems?: true;
  /** True if a selector before a brace is the name of a rule. */
  readonly hasSelectors?: true;
  /** True if `limit: 30` is a parameter with a default. */
  readonly hasKeywordParameters?: true;
}

/** For languages with the comments of C. */
export const LIKE_C: FactSyntax = {
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  quotes: ['"', "'"],
  longQuotes: [],
  docComments: ['/**', '///', '/*!', '//!'],
  exports: 'everything',
};

/** For languages with the comments of C in which the type stands before the name. */
export const TYPED_LIKE_C: FactSyntax = { ...LIKE_C, hasTypeFirst: true };

/** For JavaScript, and for languages with its syntax. */
export const LIKE_JAVASCRIPT: FactSyntax = {
  ...LIKE_C,
  quotes: ['"', "'", '`'],
  longQuotes: ['`'],
  docComments: ['/**'],
  hasRegex: true,
  exports: 'exports',
};

/** For components, which contain markup, scripts and styles. */
export const LIKE_HTML: FactSyntax = {
  ...LIKE_JAVASCRIPT,
  blockComments: [
    ['<!--', '-->'],
    ['/*', '*/'],
  ],
};

/** For languages with comments after `#`. */
export const LIKE_SHELL: FactSyntax = {
  lineComments: ['#'],
  blockComments: [],
  quotes: ['"', "'"],
  longQuotes: [],
  docComments: [],
  exports: 'everything',
};

/** For style sheets. */
export const LIKE_CSS: FactSyntax = {
  ...LIKE_C,
  docComments: ['/**'],
  hasPlainValues: true,
  hasSelectors: true,
  exports: 'properties',
};
