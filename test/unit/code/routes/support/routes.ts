import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { Language } from '../../../../../integration/src/code/language.ts';
import { findRoutes, type Route } from '../../../../../integration/src/code/routes/index.ts';

const parsers = new Map<Language, Promise<Parser>>();

async function makeParser(language: Language): Promise<Parser> {
  await Parser.init();
  const name = language === 'csharp' ? 'c_sharp' : language;
  const file = import.meta.resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${name}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Grammar.load(await readFile(fileURLToPath(file))));
  return parser;
}

/** The routes that a source text declares. */
export async function parseRoutes(language: Language, source: string): Promise<Route[]> {
  const known = parsers.get(language) ?? makeParser(language);
  parsers.set(language, known);
  const tree = (await known).parse(source);
  if (tree === null) throw new Error('nothing was parsed');
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
