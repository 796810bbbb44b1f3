import type { RouteDeclaration } from './route.ts';
import type { SyntaxTree } from './syntax.ts';

/** Finds the routes that the files of a language declare. */
export interface RouteFinder {
  /**
   * A file with routes contains at least one word of each list. The tree of any other file is not
   * read, which saves time.
   */
  readonly words: readonly (readonly string[])[];
  find(tree: SyntaxTree): readonly RouteDeclaration[];
}
