import type { RouteDeclaration } from './route.ts';
import type { SyntaxTree } from './syntax.ts';

/** Finds the routes in the files of a language. */
export interface RouteFinder {
  /**
   * Lists of words. A file with routes contains at least one word of each list. Syntax trees of
   * other files are not read, which saves time.
   */
  readonly words: readonly (readonly string[])[];
  find(tree: SyntaxTree): readonly RouteDeclaration[];
}
