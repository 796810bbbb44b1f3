import type { Tree } from 'web-tree-sitter';
import { fingerprintOf } from './fingerprint.ts';
import { withTree } from './grammar.ts';
import { type Language, supportOf } from './language.ts';
import { Program } from './program.ts';
import { findRoutes } from './routes.ts';
import { collapse, normalizeLines } from './spaces.ts';
import { SymbolTable } from './symbol-table.ts';
import type { CodeSymbol } from './symbols.ts';
import { walkTree } from './walk.ts';

/**
 * What is compared of a source file, as plain data. Only outlines of the same version of this
 * package can be compared.
 */
export interface Outline {
  /** Fingerprint of the program without comments, and without white space that means nothing. */
  readonly code: string;
  /** Fingerprint of the program with its comments. */
  readonly text: string;
  /** In the order of lines. */
  readonly symbols: readonly CodeSymbol[];
}

/**
 * Parses a source file.
 *
 * @returns `null` for a text that is too long, or takes too long to parse
 */
export async function outlineOf(language: Language, text: string): Promise<Outline | null> {
  const source = normalizeLines(text);
  return withTree(language, source, (tree) => readOutline(language, source, tree));
}

function readOutline(language: Language, text: string, tree: Tree): Outline {
  const program = new Program(language, text);
  const table = new SymbolTable(language);
  walkTree(language, text, tree, program, table);
  const routes = findRoutes(language, tree.rootNode).map(
    ({ path, method, startLine, endLine }): CodeSymbol => ({
      kind: 'route',
      name: path,
      method,
      startLine,
      endLine,
      fingerprint: fingerprintOf(program.codeOfLines(startLine, endLine)),
    }),
  );
  const symbols = [...table.read(program.code), ...routes];
  const { code, comments } = tree.rootNode.hasError ? readUnparsed(language, text) : program;
  return {
    code: fingerprintOf(code),
    text: fingerprintOf(JSON.stringify([code, comments])),
    symbols: symbols.toSorted((a, b) => a.startLine - b.startLine),
  };
}

/**
 * The parser may have taken code for comments if it could not read the text. So all of the text
 * counts as code, except for comments that can be recognised without parsing.
 */
function readUnparsed(language: Language, text: string): { code: string; comments: string } {
  const { splitComments } = supportOf(language).syntax;
  if (splitComments === undefined) return { code: `unparsed ${text}`, comments: '' };
  const { code, comments } = splitComments(text);
  const words = comments.map(collapse);
  return { code: `unparsed ${code}`, comments: words.join('\n') };
}
