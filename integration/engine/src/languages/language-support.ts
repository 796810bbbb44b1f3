import type { RouteFinder } from './routes/route-finder.ts';
import type { Declarations } from './rules/declarations.ts';
import type { FactSyntax } from './rules/fact-syntax.ts';
import type { SyntaxRules } from './rules/syntax.ts';
import type { DefinitionRole, VariableRule } from './rules/variables.ts';

/** Everything that is particular to one programming language. */
export interface LanguageSupport {
  /**
   * Extensions such as `.py` and whole file names such as `rakefile`, in lower case and separated by
   * spaces.
   */
  readonly files: string;
  /** Endings of file names that are not parsed, although {@link files} has their extension. */
  readonly otherFiles?: string;
  /** Whole names of files, in lower case and separated by spaces, whose imports are exports. */
  readonly exportingFiles?: string;
  /** The file name of the grammar in `@repomix/tree-sitter-wasms`, as in `tree-sitter-python`. */
  readonly grammar: string;
  /**
   * Raise it whenever a change of these rules makes another result of the same text. It invalidates
   * what earlier runs have cached.
   */
  readonly version: number;
  /** Comments, literals and white space. */
  readonly syntax: SyntaxRules;
  /** Functions, methods, classes and types. */
  readonly declarations: Declarations;
  /** Constants, variables and fields: a rule for each type of node that can define some. */
  readonly variables: Readonly<Record<string, VariableRule>>;
  /** What other types of nodes mean for definitions. */
  readonly definitionRoles?: Readonly<Record<string, DefinitionRole>>;
  /** How definitions, keys, comments and strings look in its lines. */
  readonly facts: FactSyntax;
  /** Routes of HTTP. */
  readonly routes?: RouteFinder;
}
