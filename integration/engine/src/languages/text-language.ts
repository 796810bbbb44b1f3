import type { FactSyntax } from './rules/fact-syntax.ts';

/** A part of a file that is source code of a parsed language. */
export interface Script {
  readonly language: 'javascript' | 'tsx' | 'typescript';
  readonly text: string;
  /** The number of lines before the script. */
  readonly line: number;
}

/** The parts of a text that are compared. Each part is in a form that does not depend on layout. */
export interface TextParts {
  readonly code: string;
  /** The parts that tools write, and the version of a package. */
  readonly mechanical: string;
  readonly comments: readonly string[];
  readonly scripts: readonly Script[];
}

/** All rules that are particular to one language that is compared without a grammar. */
export interface TextLanguage {
  /**
   * Extensions such as `.css`, and whole file names. They are in lower case and separated by
   * spaces.
   */
  readonly files: string;
  /**
   * The version of these rules. Raise it whenever a change of the rules gives another result for
   * the same text. Then results that earlier runs have cached are no longer used.
   */
  readonly version: number;
  /**
   * What keys, comments and strings look like in the lines of a file. It is left out if files of
   * this language state no facts.
   */
  readonly facts?: FactSyntax;
  /**
   * Reads a text whose lines end with `\n`. The time grows linearly with the length of the text.
   *
   * @param name the name of the file, in lower case
   * @returns `null` if the meaning of the text is not certain
   */
  readonly read: (text: string, name: string) => TextParts | null;
}
