import type { Node } from 'web-tree-sitter';
import { joinPaths } from '../languages/routes/path.ts';
import type { Route, RouteDeclaration } from '../languages/routes/route.ts';
import { readSyntax } from '../languages/routes/syntax.ts';
import { type Language, supportOf } from './language.ts';

export type { Route } from '../languages/routes/route.ts';

/** A file with more routes than this was not written by hand. */
const MAX_ROUTES = 5000;

/**
 * Finds the HTTP routes that a source file declares, in the order of lines. The prefix of a router
 * is part of the path if the same file contains the prefix. A route is left out if the file does
 * not contain its whole path. The time grows linearly with the length of the text.
 *
 * @param root the root of the file's syntax tree; the caller deletes the tree
 */
export function findRoutes(language: Language, root: Node): Route[] {
  const finder = supportOf(language).routes;
  if (finder === undefined) return [];
  const source = root.text;
  if (!finder.words.every((words) => words.some((word) => source.includes(word)))) return [];
  const declarations = finder.find(readSyntax(root));
  return routesOf(declarations.toSorted((a, b) => a.first.start - b.first.start));
}

function routesOf(declarations: readonly RouteDeclaration[]): Route[] {
  const routes: Route[] = [];
  for (const { router, methods, paths, first, last } of declarations) {
    const [startLine, endLine] = [first.firstLine, last.lastLine];
    for (const prefix of router.prefixes()) {
      for (const path of paths.map((path) => joinPaths(prefix, path))) {
        if (hasControls(path)) continue;
        for (const method of methods) {
          if (routes.length === MAX_ROUTES) return routes;
          routes.push({ method, path, startLine, endLine });
        }
      }
    }
  }
  return routes;
}

/**
 * Whether a text contains a control character, such as a line break. The path of a route never
 * contains one.
 */
function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 32) return true;
  return false;
}
