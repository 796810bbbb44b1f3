import type { Node } from 'web-tree-sitter';
import type { Language } from '../language.ts';
import { findCSharpRoutes } from './csharp/routes.ts';
import { findGoRoutes } from './go/routes.ts';
import { findJavaRoutes } from './java/routes.ts';
import { findJavaScriptRoutes } from './javascript/routes.ts';
import { METHODS } from './methods.ts';
import { joinPaths } from './path.ts';
import { findPhpRoutes } from './php/routes.ts';
import { findPythonRoutes } from './python/routes.ts';
import type { Route, RouteDeclaration } from './route.ts';
import { findRubyRoutes } from './ruby/routes.ts';
import { findRustRoutes } from './rust/routes.ts';
import { readSyntax, type SyntaxTree } from './syntax.ts';

export type { Route } from './route.ts';

/** A file with more of them is not written by hand. */
const MAX_ROUTES = 5000;

interface Family {
  /** A file that lacks every word of a list declares no routes, which saves reading its tree. */
  readonly words: readonly (readonly string[])[];
  find(tree: SyntaxTree): readonly RouteDeclaration[];
}

/** `.GET`, `.get` and `.Get` for each of the methods. */
const UPPER = [...METHODS].map((method) => `.${method}`);
const LOWER = UPPER.map((call) => call.toLowerCase());
const TITLE = UPPER.map((call) => call.slice(0, 2) + call.slice(2).toLowerCase());

const JAVASCRIPT: Family = {
  words: [
    [...LOWER, '.del', '.all', '.on', '.route', '.openapi', 'Controller('],
    [`'/`, '"/', '`/', `'*`, '"*', 'Controller('],
  ],
  find: findJavaScriptRoutes,
};

const FAMILIES: Readonly<Partial<Record<Language, Family>>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  tsx: JAVASCRIPT,
  csharp: { words: [['Http', 'Route', 'AcceptVerbs', 'Map']], find: findCSharpRoutes },
  go: {
    words: [[...UPPER, ...TITLE, 'Handle', '.A', '.Ma', '.Me']],
    find: findGoRoutes,
  },
  java: { words: [['Mapping', 'Path', 'Controller']], find: findJavaRoutes },
  php: { words: [['oute', 'app->', 'group->', 'r->']], find: findPhpRoutes },
  python: { words: [[...LOWER, '.websocket', 'oute', 'url']], find: findPythonRoutes },
  ruby: {
    words: [['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'route', 'resource']],
    find: findRubyRoutes,
  },
  rust: { words: [['"/']], find: findRustRoutes },
};

/**
 * The routes of HTTP that a source file declares, by line. Prefixes count where the same file tells
 * them; a route whose path it doesn't tell is left out. The time this takes grows with the length of
 * the text, whatever that is.
 *
 * @param root the root of the file's syntax tree; it stays the caller's to delete
 */
export function findRoutes(language: Language, root: Node): Route[] {
  const family = FAMILIES[language];
  if (family === undefined) return [];
  const source = root.text;
  if (!family.words.every((words) => words.some((word) => source.includes(word)))) return [];
  const declarations = family.find(readSyntax(root));
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

/** Whether a text contains what no path does, such as a line break. */
function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 32) return true;
  return false;
}
