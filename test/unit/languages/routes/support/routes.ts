import type { Language } from '../../../../../integration/engine/src/code/language.ts';
import { findRoutes, type Route } from '../../../../../integration/engine/src/code/routes.ts';
import { parse } from '../../../code/support/tree.ts';

/** The routes that a source text declares. */
export async function parseRoutes(language: Language, source: string): Promise<Route[]> {
  const tree = await parse(language, source);
  try {
    return findRoutes(language, tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** Each route as `GET /users`, with `*` for any method. */
export async function routesIn(language: Language, source: string): Promise<string[]> {
  const routes = await parseRoutes(language, source);
  return routes.map(({ method, path }) => `${method ?? '*'} ${path}`);
}

/** Each route with its lines, as `GET /users 3-5`. */
export async function placesIn(language: Language, source: string): Promise<string[]> {
  const routes = await parseRoutes(language, source);
  return routes.map(
    ({ method, path, startLine, endLine }) => `${method ?? '*'} ${path} ${startLine}-${endLine}`,
  );
}
