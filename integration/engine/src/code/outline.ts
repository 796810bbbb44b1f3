import type { Tree } from 'web-tree-sitter';
import { readCText } from './c-text.ts';
import { fingerprintOf } from './fingerprint.ts';
import { withTree } from './grammar.ts';
import type { Language } from './language.ts';
import { Program } from './program.ts';
import { findRoutes } from './routes/index.ts';
import { collapse, normalizeLines } from './spaces.ts';
import { SymbolTable } from './symbol-table.ts';
import type { CodeSymbol } from './symbols.ts';
import { walkTree } from './walk.ts';

/**
 * What matters of a source file, as plain data. It is to be compared with outlines of the same
 * version of this package only.
 */
export interface Outline {
  /** Stands for the program, without comments and without whitespace that means nothing. */
  readonly code: string;
  /** Stands for the program with its comments. */
  readonly text: string;
  /** In the order of lines. */
  readonly symbols: readonly CodeSymbol[];
}

/**
 * Parses a source file.
 *
 * @returns `null` for a text that is not parsed because it is too long, or takes too long
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
 * What the parser could not make sense of, it may have taken for comments. All of the text is code
 * then, or all but the comments where those can be told without parsing.
 */
function readUnparsed(language: Language, text: string): { code: string; comments: string } {
  if (language !== 'c' && language !== 'cpp') return { code: `unparsed ${text}`, comments: '' };
  const { code, comments } = readCText(text);
  const words = comments.map(collapse);
  return { code: `unparsed ${code}`, comments: words.join('\n') };
}
