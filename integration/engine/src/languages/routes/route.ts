import type { Router } from './router.ts';
import type { Syntax } from './syntax.ts';

/** A route of an HTTP server that a source file declares. */
export interface Route {
  /** The HTTP method in upper case. It is `null` if the route accepts any method. */
  readonly method: string | null;
  /** The path, which begins with a slash. */
  readonly path: string;
  /**
   * The first and the last line of the declaration, counted from 1. If the handler is written in
   * the declaration, it is included.
   */
  readonly startLine: number;
  readonly endLine: number;
}

/** A declaration of routes. The prefixes of its router are not applied yet. */
export interface RouteDeclaration {
  readonly router: Router;
  readonly methods: readonly (string | null)[];
  readonly paths: readonly string[];
  /** The first and the last node of the declaration. */
  readonly first: Syntax;
  readonly last: Syntax;
}
