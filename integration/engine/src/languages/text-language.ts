import type { FactSyntax } from './rules/fact-syntax.ts';

/** A part of a text that is source code in a parsed language. */
export interface Script {
  readonly language: 'javascript' | 'tsx' | 'typescript';
  readonly text: string;
  /** The number of lines before it. */
  readonly line: number;
}

/** What counts of a text, each in a form that does not depend on its layout. */
export interface TextParts {
  readonly code: string;
  /** What tools write, or only says which version a package has. */
  readonly mechanical: string;
  readonly comments: readonly string[];
  readonly scripts: readonly Script[];
}

/** Everything that is particular to a language that is compared without a grammar. */
export interface TextLanguage {
  /** Extensions such as `.css` and whole file names, in lower case and separated by spaces. */
  readonly files: string;
  /**
   * Raise it whenever a change of these rules makes another result of the same text. It invalidates
   * what earlier runs have cached.
   */
  readonly version: number;
  /** How keys, comments and strings look in its lines; not given where it states no facts. */
  readonly facts?: FactSyntax;
  /**
   * Reads a text whose lines end with `\n`. The time grows in proportion to its length.
   *
   * @param name the name of the file, in lower case
   * @returns `null` where it is not certain what the text means
   */
  readonly read: (text: string, name: string) => TextParts | null;
}
