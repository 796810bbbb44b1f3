/** How comments and strings are written. */
export interface LexicalRules {
  /** What begins a comment that ends with its line. */
  readonly lineComments: readonly string[];
  /** What begins and ends a comment. */
  readonly blockComments: readonly (readonly [string, string])[];
  /** What encloses a string; longer quotes come first. */
  readonly quotes: readonly string[];
  /** Of these quotes, those whose strings may contain line breaks. */
  readonly longQuotes: readonly string[];
  /** What a comment that documents begins with. */
  readonly docComments: readonly string[];
  /** `'a'` is a character and `'a` is a lifetime. */
  readonly hasLifetimes?: true;
  /** A long string that is a statement documents what it stands in. */
  readonly hasDocStrings?: true;
  /** A slash where no operand can end begins a regular expression. */
  readonly hasRegex?: true;
}

/**
 * What other files can use:
 *
 * - `everything` that is not private
 * - `pub`: what this keyword stands before
 * - `capitalized`: names with a capital letter
 * - `properties`: custom properties of CSS
 * - `exports`: what a module of JavaScript exports
 */
export type Exports = 'everything' | 'pub' | 'capitalized' | 'properties' | 'exports';

/** What the reader of facts has to know of a language. It reads lines, and needs no grammar. */
export interface FactSyntax extends LexicalRules {
  readonly exports: Exports;
  /** Names that others see without an export, such as the properties of a component. */
  readonly visibleNames?: readonly string[];
  /** The type stands before the name, as in `int limit = 30;`. */
  readonly hasTypeFirst?: true;
  /** The members of a structure are names followed by their types, as in `Timeout int`. */
  readonly hasTypeAfterName?: true;
  /** A value needs no quotes, as in `level: debug`. */
  readonly hasPlainValues?: true;
  /** `[name]` begins a table. */
  readonly hasTables?: true;
  /** `- key: value` is a key of a member of a list. */
  readonly hasListItems?: true;
  /** A selector before a brace names a rule. */
  readonly hasSelectors?: true;
  /** `limit: 30` is a parameter with a default. */
  readonly hasKeywordParameters?: true;
}

/** Languages with the comments of C. */
export const LIKE_C: FactSyntax = {
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  quotes: ['"', "'"],
  longQuotes: [],
  docComments: ['/**', '///', '/*!', '//!'],
  exports: 'everything',
};

/** Languages with the comments of C, in which types come first. */
export const TYPED_LIKE_C: FactSyntax = { ...LIKE_C, hasTypeFirst: true };

/** JavaScript, and what is written like it. */
export const LIKE_JAVASCRIPT: FactSyntax = {
  ...LIKE_C,
  quotes: ['"', "'", '`'],
  longQuotes: ['`'],
  docComments: ['/**'],
  hasRegex: true,
  exports: 'exports',
};

/** Components, with markup, scripts and styles. */
export const LIKE_HTML: FactSyntax = {
  ...LIKE_JAVASCRIPT,
  blockComments: [
    ['<!--', '-->'],
    ['/*', '*/'],
  ],
};

/** Languages with comments after `#`. */
export const LIKE_SHELL: FactSyntax = {
  lineComments: ['#'],
  blockComments: [],
  quotes: ['"', "'"],
  longQuotes: [],
  docComments: [],
  exports: 'everything',
};

/** Style sheets. */
export const LIKE_CSS: FactSyntax = {
  ...LIKE_C,
  docComments: ['/**'],
  hasPlainValues: true,
  hasSelectors: true,
  exports: 'properties',
};
