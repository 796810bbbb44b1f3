/** What definitions look like in a language, beyond what all languages share. */
export interface Syntax {
  /** The type stands before the name, as in `int limit = 30;`. */
  readonly hasTypeFirst: boolean;
  /** The members of a structure are names followed by their types, as in `Timeout int`. */
  readonly hasTypeAfterName: boolean;
  /** A value needs no quotes, as in `level: debug`. */
  readonly hasPlainValues: boolean;
  /** `[name]` begins a table. */
  readonly hasTables: boolean;
  /** `- key: value` is a key of a member of a list. */
  readonly hasListItems: boolean;
  /** A selector before a brace names a rule. */
  readonly hasSelectors: boolean;
  /** `limit: 30` is a parameter with a default, and `attr_reader :name` defines a method. */
  readonly isRuby: boolean;
}

const TYPE_FIRST = /^(?:c|cc|cpp|cs|cxx|dart|h|hh|hpp|java|php|proto)$/;
const PLAIN_VALUES = /^(?:cfg|conf|css|env|ini|less|scss|ya?ml)$/;

/** The syntax of a file, by its extension. */
export function syntaxOf(path: string): Syntax {
  const extension = extensionOf(path);
  return {
    hasTypeFirst: TYPE_FIRST.test(extension),
    hasTypeAfterName: extension === 'go',
    hasPlainValues: PLAIN_VALUES.test(extension),
    hasTables: /^(?:cfg|conf|ini|toml)$/.test(extension),
    hasListItems: /^ya?ml$/.test(extension),
    hasSelectors: /^(?:css|less|scss)$/.test(extension),
    isRuby: /^(?:rake|rb)$/.test(extension),
  };
}

/** The extension of a file in lower case, without the dot; the name of a file without one. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
}
