import type { Tree } from 'web-tree-sitter';
import type { SplitText } from '../languages/rules/syntax.ts';
import { fingerprintOf } from './fingerprint.ts';
import { withTree } from './grammar.ts';
import { type Language, supportOf } from './language.ts';
import { Program } from './program.ts';
import { findRoutes } from './routes.ts';
import { collapse, normalizeLines } from './spaces.ts';
import { SymbolTable } from './symbol-table.ts';
import type { CodeSymbol } from './symbols.ts';
import { walkTree } from './walk.ts';

/** The aspects in which two source files can differ. The most important aspect comes first. */
export const ASPECTS = ['code', 'types', 'doc', 'mechanical', 'comment'] as const;

/** One of {@link ASPECTS}. */
export type Aspect = (typeof ASPECTS)[number];

/**
 * What two versions of a source file are compared by: a fingerprint for each aspect, which does not
 * depend on formatting. It is plain data. Only outlines of the same version of this package can be
 * compared.
 */
export interface Outline extends Readonly<Record<Aspect, string>> {
  /** The symbols, in the order of lines. */
  readonly symbols: readonly CodeSymbol[];
}

/**
 * Parses a source file and makes its outline.
 *
 * @param importsCount true if the imports of the file are also exports, so that they count as code
 * @returns `null` if the text is too long, or takes too long to parse
 */
export async function outlineOf(
  language: Language,
  text: string,
  importsCount = false,
): Promise<Outline | null> {
  const source = normalizeLines(text);
  return withTree(language, source, (tree) => readOutline(language, source, tree, importsCount));
}

function readOutline(language: Language, text: string, tree: Tree, importsCount: boolean): Outline {
  const { hasError } = tree.rootNode;
  const program = new Program(language, text, { hasErrors: hasError, importsCount });
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
  const symbols = [...table.read((from, to) => program.codeBetween(from, to)), ...routes];
  const { splitComments } = supportOf(language).syntax;
  const aspects =
    hasError && splitComments !== undefined
      ? readWithoutTree(language, splitComments(text))
      : {
          code: program.plainCode,
          types: program.types,
          doc: program.remarks.documentation,
          mechanical: program.mechanics,
          comment: program.remarks.comments,
        };
  return {
    ...fingerprintsOf(aspects),
    symbols: symbols.toSorted((a, b) => a.startLine - b.startLine),
  };
}

/** Computes the fingerprint of each aspect. */
export function fingerprintsOf(aspects: Readonly<Record<Aspect, string>>): Record<Aspect, string> {
  return {
    code: fingerprintOf(aspects.code),
    types: fingerprintOf(aspects.types),
    doc: fingerprintOf(aspects.doc),
    mechanical: fingerprintOf(aspects.mechanical),
    comment: fingerprintOf(aspects.comment),
  };
}

/** Reads the aspects of a text whose macros the parser cannot expand. It uses no syntax tree. */
function readWithoutTree(
  language: Language,
  { code, comments }: SplitText,
): Record<Aspect, string> {
  const { docComments } = supportOf(language).syntax;
  const [docs, others] = [true, false].map((isDoc) =>
    comments
      .filter((comment) => (docComments?.test(comment) === true) === isDoc)
      .map(collapse)
      .join('\n'),
  );
  return {
    code: `unparsed ${code}`,
    types: '',
    doc: docs ?? '',
    mechanical: '',
    comment: others ?? '',
  };
}
