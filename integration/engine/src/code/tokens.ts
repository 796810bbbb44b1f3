import type { Node, Tree, TreeCursor } from 'web-tree-sitter';
import type { LineRange } from '../files/lines.ts';
import type { DirectiveReader } from '../languages/rules/directives.ts';
import type { NodeRole } from '../languages/rules/syntax.ts';
import { formatOf } from './formats.ts';
import { withTree } from './grammar.ts';
import { textOfJsx } from './jsx.ts';
import { isJson, isYaml } from './data-key.ts';
import { jsonTokens } from './json-keys.ts';
import { lineFinder } from './line-finder.ts';
import { type Language, languageOf, supportOf } from './language.ts';
import { nodeTypesOf } from './node-types.ts';
import { collapse, normalizeLines, trimEnd, trimStart } from './spaces.ts';
import { withoutYamlComments } from './yaml-keys.ts';

/** A piece of a text that is neither a comment nor white space. */
export interface Token extends LineRange {
  readonly text: string;
  /**
   * The syntax nodes that begin and end between the previous token and this one. Tokens with the
   * same texts can differ only in this, for example in an indent in Python.
   */
  readonly structure: string;
}

/** In longer data files, comments are not recognised and count like other text. */
const MAX_DATA = 256 * 1024;

/** The tokens of a text. */
export interface TokenList {
  readonly tokens: readonly Token[];
  /** The lines that the parser could not read. Their tokens can be wrong. */
  readonly broken: readonly LineRange[];
}

/**
 * Reads the tokens of a file. If the language has no grammar, each line is one token, and comments
 * count. In JSON and YAML, comments never count.
 *
 * @returns `null` if source code is too long, or takes too long to parse
 */
export async function tokensOf(path: string, text: string): Promise<TokenList | null> {
  const language = languageOf(path);
  const source = normalizeLines(text);
  if (language === null) return { tokens: plainTokens(path, source), broken: [] };
  return withTree(language, source, (tree) => new TokenReader(language, source).read(tree));
}

/** Reads a text without a grammar. The tokens of JSON are used, and the lines of any other text. */
function plainTokens(path: string, text: string): Token[] {
  if (text.length > MAX_DATA) return linesOf(path, text, text);
  const tokens = isJson(path) ? jsonTokens(text) : null;
  if (tokens !== null) return tokens.map((token) => ({ ...token, structure: '' }));
  return linesOf(path, text, isYaml(path) ? withoutYamlComments(text) : text);
}

/** Returns the words of a text as tokens. It is for lines that contain nothing but comments. */
export function wordsOf(text: string): Token[] {
  return normalizeLines(text)
    .split('\n')
    .flatMap((line, index) =>
      line
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => tokenOf(word, '', index + 1, index + 1)),
    );
}

/**
 * Returns the lines of a text as tokens, without the white space that means nothing in the format.
 *
 * @param bare the text with spaces in place of its comments
 */
function linesOf(path: string, text: string, bare: string): Token[] {
  const format = formatOf(path, [text]);
  const written = text.split('\n');
  const lines = bare.split('\n').slice(0, -1);
  return lines.flatMap((line, index) => {
    const rest = format === 'exact' ? line : trimEnd(format === 'free' ? trimStart(line) : line);
    const isComment = rest.trim() === '' && written[index]?.trim() !== '';
    const isKept = rest !== '' || format === 'exact' || format === 'prose';
    return isKept && !isComment ? [tokenOf(rest, '', index + 1, index + 1)] : [];
  });
}

function tokenOf(text: string, structure: string, startLine: number, endLine: number): Token {
  return { text, structure, startLine, endLine };
}

/** Reads the tokens of a syntax tree. */
class TokenReader {
  private readonly language: Language;
  private readonly text: string;
  private readonly readDirective: DirectiveReader;
  /** True if all comments count, because some comments of the language are code. */
  private readonly hasCodeInComments: boolean;
  /** Returns the line of an offset, counted from 1. */
  private readonly lineAt: (offset: number) => number;
  private readonly tokens: Token[] = [];
  private readonly broken: LineRange[] = [];
  private structure = '';
  /** The offset up to which the text has been read. */
  private position = 0;
  private commentEnd = 0;

  constructor(language: Language, text: string) {
    this.language = language;
    this.text = text;
    const { directives, codeInComments } = supportOf(language).syntax;
    this.readDirective = directives?.(text) ?? (() => null);
    this.hasCodeInComments =
      codeInComments !== undefined && text.includes(codeInComments.containing);
    this.lineAt = lineFinder(text);
  }

  /** Walks through the tree. It uses no recursion, because a tree can be very deep. */
  read(tree: Tree): TokenList {
    const types = nodeTypesOf(this.language, tree.language);
    const roles: (NodeRole | undefined)[] = [];
    const cursor = tree.walk();
    try {
      for (;;) {
        const { name, isNamed, role } = types.get(cursor.nodeTypeId);
        const around = roles.at(-1);
        // The text between JSX tags is read as a gap between the tags.
        if (role !== 'text') {
          const { startIndex: start, endIndex: end } = cursor;
          this.readGap(start, around);
          if (name === 'ERROR' || cursor.nodeIsMissing)
            this.broken.push(this.linesFrom(start, end));
          if (role === 'comment' || (role === 'braces' && isEmpty(cursor.currentNode))) {
            this.readComment(start, end);
          } else if (role === 'blank' || this.isDocstring(cursor, name)) {
            this.position = end;
          } else if (isNamed && role !== 'opaque' && role !== 'macro' && cursor.gotoFirstChild()) {
            this.structure += `(${name}`;
            roles.push(role);
            continue;
          } else {
            const text = this.text.slice(start, end);
            // The line break after a directive of the preprocessor is a leaf. It is no token.
            if (isNamed || text.trim() !== '') this.add(text, start, end);
            this.position = Math.max(this.position, end);
          }
        }
        while (!cursor.gotoNextSibling()) {
          if (!cursor.gotoParent()) {
            this.readGap(this.text.length, undefined);
            return { tokens: this.tokens, broken: this.broken };
          }
          this.readGap(cursor.endIndex, roles.pop());
          this.structure += ')';
        }
      }
    } finally {
      cursor.delete();
    }
  }

  /**
   * Reads the text between the last leaf and the next node.
   *
   * @param around the role of the node that contains this text
   */
  private readGap(end: number, around: NodeRole | undefined): void {
    if (end <= this.position) return;
    const start = this.position;
    const gap = this.text.slice(start, end);
    this.position = end;
    const text =
      around === 'markup' ? textOfJsx(gap) : around === 'literal' ? gap : collapse(gap).trim();
    if (text === '') return;
    const blanks = /^\s*/.exec(gap)?.[0].length ?? 0;
    if (blanks === gap.length) this.add(text, start, end);
    else this.add(text, start + blanks, start + gap.trimEnd().length);
  }

  private readComment(start: number, end: number): void {
    const comment = this.text.slice(start, end).trim();
    const line = this.lineAt(start);
    const place = {
      start,
      leads: this.tokens.length === 0,
      onTop: line <= 2,
      follows: /^[ \t]*\n[ \t]*$/.test(this.text.slice(this.commentEnd, start)),
    };
    this.position = this.commentEnd = end;
    const isShebang = start === 0 && comment.startsWith('#!');
    const directive =
      isShebang || this.hasCodeInComments ? comment : this.readDirective(comment, place);
    if (directive !== null) this.add(directive, start, start + comment.length);
  }

  private add(text: string, start: number, end: number): void {
    // Some tokens are made up by the parser and have no text, such as the end of an indented block.
    if (text === '') return;
    const { startLine, endLine } = this.linesFrom(start, end);
    this.tokens.push(tokenOf(text, this.structure, startLine, endLine));
    this.structure = '';
  }

  /** Whether a node is a string that documents the file, class or function around it. */
  private isDocstring(cursor: TreeCursor, name: string): boolean {
    const { hasDocStrings = false } = supportOf(this.language).facts;
    if (!hasDocStrings || name !== 'expression_statement') return false;
    const { firstChild, childCount, parent, previousNamedSibling } = cursor.currentNode;
    if (childCount !== 1 || firstChild?.type !== 'string') return false;
    if (previousNamedSibling !== null && previousNamedSibling.type !== 'comment') return false;
    const owner = parent?.type === 'module' ? 'module' : parent?.parent?.type;
    return owner !== undefined && DOCUMENTED.has(owner);
  }

  private linesFrom(start: number, end: number): LineRange {
    return { startLine: this.lineAt(start), endLine: this.lineAt(Math.max(start, end - 1)) };
  }
}

/** The node types of Python that can begin with a docstring. */
const DOCUMENTED: ReadonlySet<string> = new Set([
  'module',
  'class_definition',
  'function_definition',
]);

/** Whether JSX braces contain nothing but comments. */
function isEmpty(braces: Node): boolean {
  return braces.namedChildren.every(({ type }) => type === 'comment');
}
