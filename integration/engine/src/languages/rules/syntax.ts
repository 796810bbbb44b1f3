import type { Node } from 'web-tree-sitter';
import type { DirectiveReader } from './directives.ts';
import type { LocalRules } from './locals.ts';

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

/** A node that is compared apart from the code: documentation, or an import. */
export type Aside = 'doc' | 'import';

/** Decides what a node is, if it is no code of its own. */
export interface AsideRule {
  /** The type of the node around it; all types if it is left out. */
  readonly within?: string;
  /** What the text of the node says; `null` for code. */
  readonly read: (text: string) => Aside | null;
}

/**
 * Decides about a node.
 *
 * @param node reads the node, which takes time
 * @param around the type of the node around it
 */
export type NodeTest = (node: () => Node, around: string) => boolean;

/** What a formatter may change without changing the program. Names are types of nodes. */
export interface FormatRules {
  /** Nodes in which a comma before the closing bracket means nothing. */
  readonly trailingCommas?: string;
  /** The same, if there is another comma: a tuple of one element needs its comma. */
  readonly tuples?: string;
  /** Nodes in which commas and semicolons only stand between or behind their parts. */
  readonly separators?: string;
  /** Nodes that mean what is in them, as parentheses do, unless the test forbids it. */
  readonly wrappers?: Readonly<Record<string, NodeTest>>;
  /** Nodes with an operator that can be in themselves, and can begin with their operator. */
  readonly chains?: string;
  /** A node of strings side by side, which are one string. */
  readonly joinedStrings?: string;
  /** Nodes that begin with a name, which can be written as a string. */
  readonly keys?: { readonly within: string; readonly string: string; readonly name: string };
  /**
   * Writes a literal in one of several equal forms.
   *
   * @param type the type of the node
   * @param around the type of the node around it
   */
  readonly literal?: (text: string, type: string, around: string) => string;
}

/** Annotations of types, without which the program does the same. Names are types of nodes. */
export interface TypeRules {
  /** Nodes that are annotations. */
  readonly annotations: string;
  /** Nodes that are an expression or a name, and then an annotation. */
  readonly annotated?: string;
  /** Nodes that mean the same as other nodes, apart from an annotation. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Tokens that belong to an annotation, and the nodes in which they do. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** Declarations of types. All that is in them is code. */
  readonly declarations?: string;
}

/** What comments, literals and white space mean in a language. Node types are those of its grammar. */
export interface SyntaxRules {
  /** The types of nodes that have a role, separated by spaces. */
  readonly nodes: Readonly<Partial<Record<NodeRole, string>>>;

  /** Makes a reader for comments that change what a program does, or whether it compiles. */
  readonly directives?: (text: string) => DirectiveReader;

  /** Comments that are documentation. */
  readonly docComments?: RegExp;

  /**
   * Comments that are documentation because of the line that follows them directly: the types of
   * nodes in which they stand, and how the line begins.
   */
  readonly docsBefore?: { readonly within: string; readonly line: RegExp };

  /** Nodes that can be documentation or imports. */
  readonly asides?: Readonly<Record<string, AsideRule>>;

  readonly format?: FormatRules;

  readonly types?: TypeRules;

  readonly locals?: LocalRules;

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
