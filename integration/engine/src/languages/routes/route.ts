import type { Router } from './router.ts';
import type { Syntax } from './syntax.ts';

/** A route of an HTTP server, as a source file declares it. */
export interface Route {
  /** In upper case; `null` for any method. */
  readonly method: string | null;
  /** Begins with a slash. */
  readonly path: string;
  /** The lines of the declaration, from 1, including a handler that is written there. */
  readonly startLine: number;
  readonly endLine: number;
}

/** A declaration of routes, before the prefixes of its router are known. */
export interface RouteDeclaration {
  readonly router: Router;
  readonly methods: readonly (string | null)[];
  readonly paths: readonly string[];
  /** The first and the last node of the declaration. */
  readonly first: Syntax;
  readonly last: Syntax;
}
