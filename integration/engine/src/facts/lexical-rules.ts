import { extensionOf } from './syntax.ts';

/** How comments and strings are written in a family of languages. */
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

const C: LexicalRules = {
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
  quotes: ['"', "'"],
  longQuotes: [],
  docComments: ['/**', '///', '/*!', '//!'],
};

const JAVASCRIPT: LexicalRules = {
  ...C,
  quotes: ['"', "'", '`'],
  longQuotes: ['`'],
  docComments: ['/**'],
  hasRegex: true,
};

const HASH: LexicalRules = {
  lineComments: ['#'],
  blockComments: [],
  quotes: ['"', "'"],
  longQuotes: [],
  docComments: [],
};

const MARKUP: LexicalRules = {
  ...JAVASCRIPT,
  blockComments: [
    ['<!--', '-->'],
    ['/*', '*/'],
  ],
};

const RULES: Readonly<Record<string, LexicalRules>> = {
  'c h cc cpp cxx hpp hh java cs kt kts swift scala dart proto': C,
  'js jsx mjs cjs ts tsx mts cts json jsonc json5': JAVASCRIPT,
  'vue svelte astro html htm xml hbs': MARKUP,
  'css scss less': { ...C, docComments: ['/**'] },
  go: { ...C, quotes: ['"', '`', "'"], longQuotes: ['`'], docComments: ['//'] },
  rs: { ...C, quotes: ['"'], longQuotes: ['"'], hasLifetimes: true },
  php: { ...C, lineComments: ['//', '#'], longQuotes: ['"', "'"] },
  'py pyi': {
    ...HASH,
    quotes: ['"""', "'''", '"', "'"],
    longQuotes: ['"""', "'''"],
    hasDocStrings: true,
  },
  'rb rake': { ...HASH, docComments: ['#'] },
  'sh bash zsh yml yaml toml ini cfg conf env': HASH,
};

const BY_EXTENSION = new Map(
  Object.entries(RULES).flatMap(([extensions, rules]) =>
    extensions.split(' ').map((extension) => [extension, rules]),
  ),
);

/** The rules for a file, by its extension; `null` for a file that is not read for facts. */
export function lexicalRulesOf(path: string): LexicalRules | null {
  return BY_EXTENSION.get(extensionOf(path)) ?? null;
}
