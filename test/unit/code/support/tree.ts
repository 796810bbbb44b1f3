import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Language as Grammar, Parser, type Tree } from 'web-tree-sitter';
import { type Language, supportOf } from '../../../../integration/engine/src/code/language.ts';

/** Once: when it runs twice at a time, parsers are made in a memory that nobody uses any more. */
const ready = Parser.init();

const parsers = new Map<Language, Promise<Parser>>();

async function makeParser(language: Language): Promise<Parser> {
  await ready;
  const { grammar } = supportOf(language);
  const file = import.meta.resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${grammar}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Grammar.load(await readFile(fileURLToPath(file))));
  return parser;
}

/** The syntax tree of a source text. */
export async function parse(language: Language, source: string): Promise<Tree> {
  const known = parsers.get(language) ?? makeParser(language);
  parsers.set(language, known);
  const tree = (await known).parse(source);
  if (tree === null) throw new Error('nothing was parsed');
  return tree;
}
