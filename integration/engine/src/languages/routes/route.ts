import type { Router } from './router.ts';
import type { Syntax } from './syntax.ts';

/** A route of an HTTP server, as a source file declares it. */
export interface Route {
  /** In upper case; `null` for any. */
  readonly method: string | null;
  /** Begins with a slash. */
  readonly path: string;
  /** The lines of the declaration, from 1, with the handler where that stands there too. */
  readonly startLine: number;
  readonly endLine: number;
}

/** What one declaration says, before it is known where its router is reached. */
export interface RouteDeclaration {
  readonly router: Router;
  readonly methods: readonly (string | null)[];
  readonly paths: readonly string[];
  /** The nodes with which it begins and ends. */
  readonly first: Syntax;
  readonly last: Syntax;
}
