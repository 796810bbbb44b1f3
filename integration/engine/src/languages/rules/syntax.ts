import type { Node } from 'web-tree-sitter';
import type { DirectiveReader } from './directives.ts';
import type { LocalRules } from './locals.ts';

/**
 * What a node is. A node without a role is code in which white space means nothing.
 *
 * - `comment`: a comment; it is no code, unless it is a directive
 * - `blank`: means no more than white space, such as a backslash that continues a line
 * - `opaque`: code that is compared without a change; its children are not visited
 * - `literal`: for example a template string. White space between its children is text, so it
 *   counts. White space inside of a child is formatting, so it does not count
 * - `markup`: JSX; some of the white space between its children counts
 * - `text`: a text between JSX tags, or a part of it
 * - `braces`: braces of JSX; they are a comment if they contain only comments
 * - `macro`: the rest of the line of a directive, without a change, up to a comment
 */
export type NodeRole =
  'comment' | 'blank' | 'opaque' | 'literal' | 'markup' | 'text' | 'braces' | 'macro';

/** A text without its comments, and the comments separately. */
export interface SplitText {
  readonly code: string;
  readonly comments: readonly string[];
}

/** What a node is that is compared apart from the code: documentation or an import. */
export type Aside = 'doc' | 'import';

/** Decides whether a node is documentation or an import. */
export interface AsideRule {
  /** The type that the parent must have. If it is left out, any parent is allowed. */
  readonly within?: string;
  /** Decides by the text of the node. Returns `null` if the node is code. */
  readonly read: (text: string) => Aside | null;
}

/**
 * A test for a node.
 *
 * @param node returns the node; calling it takes time
 * @param around the type of the parent
 */
export type NodeTest = (node: () => Node, around: string) => boolean;

/**
 * What a formatter may change without changing the program. The properties list node types,
 * separated by spaces.
 */
export interface FormatRules {
  /** Lists in which a comma before the closing bracket means nothing. */
  readonly trailingCommas?: string;
  /**
   * Lists in which a comma before the closing bracket means nothing if there is another comma. A
   * tuple of one element needs its comma.
   */
  readonly tuples?: string;
  /** Nodes in which commas and semicolons only separate or end the parts. */
  readonly separators?: string;
  /** Nodes that mean the same as their content, such as parentheses, if the test returns true. */
  readonly wrappers?: Readonly<Record<string, NodeTest>>;
  /**
   * Nodes with an operator that can contain nodes of the same type, and that can begin with their
   * operator.
   */
  readonly chains?: string;
  /** A node of neighbouring strings that are one string. */
  readonly joinedStrings?: string;
  /** The nodes in `within` begin with a name. The name can also be written as a string. */
  readonly keys?: { readonly within: string; readonly string: string; readonly name: string };
  /**
   * Writes a literal in a normal form, if a language has several equal forms.
   *
   * @param type the type of the node
   * @param around the type of the parent
   */
  readonly literal?: (text: string, type: string, around: string) => string;
}

/**
 * The type annotations of a language. The program does the same without them. The properties list
 * node types, separated by spaces.
 */
export interface TypeRules {
  /** Nodes that are type annotations. */
  readonly annotations: string;
  /** Nodes that consist of an expression or a name, and then a type annotation. */
  readonly annotated?: string;
  /**
   * Nodes that mean the same as nodes of another type, except for an annotation. The value is that
   * other type.
   */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Tokens that belong to an annotation. The value lists the nodes in which they do. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** Nodes that declare types. Types inside of them count as code. */
  readonly declarations?: string;
}

/**
 * What comments, literals and white space mean in a language. Node types are those of the
 * language's grammar.
 */
export interface SyntaxRules {
  /** For each role, the node types that have it, separated by spaces. */
  readonly nodes: Readonly<Partial<Record<NodeRole, string>>>;

  /** Makes a reader for comments that change what the program does, or whether it compiles. */
  readonly directives?: (text: string) => DirectiveReader;

  /** Matches comments that are documentation. */
  readonly docComments?: RegExp;

  /**
   * Comments become documentation if such a line follows them directly. `within` lists the node
   * types in which they stand, and `line` matches the start of the line.
   */
  readonly docsBefore?: { readonly within: string; readonly line: RegExp };

  /** Rules for nodes that can be documentation or imports. */
  readonly asides?: Readonly<Record<string, AsideRule>>;

  readonly format?: FormatRules;

  readonly types?: TypeRules;

  readonly locals?: LocalRules;

  /**
   * Tokens at which a line break has a meaning: it can end a statement, or turn a keyword into a
   * name. The line break stands after a token of `after`, or before a token of `before`.
   */
  readonly lineBreaks?: {
    readonly after: ReadonlySet<string>;
    readonly before: ReadonlySet<string>;
  };

  /** Node types of blocks whose statements all begin in the same column. */
  readonly indentedBlocks?: readonly string[];

  /** True if a backslash at the end of a line counts as white space. */
  readonly joinsLines?: boolean;

  /** True if a line break inside a comment ends a statement, as any other line break does. */
  readonly commentsEndStatements?: boolean;

  /** True if lines that begin with `#` are directives of a preprocessor. */
  readonly hasPreprocessor?: boolean;

  /**
   * True if text that is a syntax error for the parser can be valid code after the preprocessor has
   * run.
   */
  readonly hasMacros?: boolean;

  /** Separates code from comments in a text that the parser cannot read. */
  readonly splitComments?: (text: string) => SplitText;

  /**
   * If a node of type `node` contains the text `containing`, comments before it and inside of it
   * count as code.
   */
  readonly codeInComments?: { readonly node: string; readonly containing: string };

  /**
   * The node types of tags in a template language. Text outside of the tags is output, so all its
   * white space counts.
   */
  readonly tags?: { readonly open: string; readonly close: string };
}
