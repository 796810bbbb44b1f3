import type { RouteFinder } from './routes/route-finder.ts';
import type { Declarations } from './rules/declarations.ts';
import type { FactSyntax } from './rules/fact-syntax.ts';
import type { SyntaxRules } from './rules/syntax.ts';
import type { DefinitionRole, VariableRule } from './rules/variables.ts';

/** All rules that are particular to one programming language. */
export interface LanguageSupport {
  /**
   * Extensions such as `.py`, and whole file names such as `rakefile`. They are in lower case and
   * separated by spaces.
   */
  readonly files: string;
  /** Endings of file names that are not parsed, although {@link files} lists their extension. */
  readonly otherFiles?: string;
  /**
   * Whole file names whose imports are also exports. They are in lower case and separated by
   * spaces.
   */
  readonly exportingFiles?: string;
  /**
   * The file name of the grammar in `@repomix/tree-sitter-wasms`, without `tree-sitter-` and the
   * extension.
   */
  readonly grammar: string;
  /**
   * The version of these rules. Raise it whenever a change of the rules gives another result for
   * the same text. Then results that earlier runs have cached are no longer used.
   */
  readonly version: number;
  /** The rules for comments, literals and white space. */
  readonly syntax: SyntaxRules;
  /** The rules for functions, methods, classes and types. */
  readonly declarations: Declarations;
  /** The rules for constants, variables and fields: one for each node type that can define some. */
  readonly variables: Readonly<Record<string, VariableRule>>;
  /** What other node types mean for definitions. */
  readonly definitionRoles?: Readonly<Record<string, DefinitionRole>>;
  /** What definitions, keys, comments and strings look like in the lines of a file. */
  readonly facts: FactSyntax;
  /** Finds HTTP routes. */
  readonly routes?: RouteFinder;
}
