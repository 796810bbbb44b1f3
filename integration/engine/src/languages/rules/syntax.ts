import type { DirectiveReader } from './directives.ts';

/**
 * What the text of a node is. Nodes without a role are code in which white space means nothing.
 *
 * - `comment`: no code, unless it is a directive
 * - `blank`: equal to white space, such as a backslash that continues a line
 * - `opaque`: code that is compared as it stands, with all its children
 * - `literal`: such as a template string. White space between its child nodes is text, so it counts.
 *   White space inside a child node is formatting, so it does not count
 * - `markup`: JSX, in which some of the white space between children counts
 * - `text`: text of JSX, or part of it
 * - `braces`: braces of JSX, which are a comment if they contain nothing else
 * - `macro`: the rest of a directive's line, as it stands, up to a comment
 */
export type NodeRole =
  'comment' | 'blank' | 'opaque' | 'literal' | 'markup' | 'text' | 'braces' | 'macro';

/** A text without its comments, and the comments. */
export interface SplitText {
  readonly code: string;
  readonly comments: readonly string[];
}

/** What comments, literals and white space mean in a language. Node types are those of its grammar. */
export interface SyntaxRules {
  /** The types of nodes that have a role, separated by spaces. */
  readonly nodes: Readonly<Partial<Record<NodeRole, string>>>;

  /** Makes a reader for comments that change what a program does, or whether it compiles. */
  readonly directives?: (text: string) => DirectiveReader;

  /** Tokens after and before which a line break can end a statement, or make a keyword a name. */
  readonly lineBreaks?: {
    readonly after: ReadonlySet<string>;
    readonly before: ReadonlySet<string>;
  };

  /** Node types of blocks whose statements all begin in the same column. */
  readonly indentedBlocks?: readonly string[];

  /** A backslash at the end of a line is white space. */
  readonly joinsLines?: boolean;

  /** A comment over several lines ends a statement, as a line break does. */
  readonly commentsEndStatements?: boolean;

  /** Lines that begin with `#` are directives of a preprocessor. */
  readonly hasPreprocessor?: boolean;

  /** A preprocessor can make valid code out of what is a syntax error to the parser. */
  readonly hasMacros?: boolean;

  /** Separates code from comments in a text that the parser cannot read. */
  readonly splitComments?: (text: string) => SplitText;

  /** Nodes that turn the comments before and in them into code, if they contain a text. */
  readonly codeInComments?: { readonly node: string; readonly containing: string };

  /** Node types of tags. Text outside of them is output, with all its white space. */
  readonly tags?: { readonly open: string; readonly close: string };
}
